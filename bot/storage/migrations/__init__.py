"""The schema's history, one file a step in versions/; Alembic loads env.py and the steps by path."""
