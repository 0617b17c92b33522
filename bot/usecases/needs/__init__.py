"""Needs: noted, listed, taken, handed back, dropped, and asked about."""
