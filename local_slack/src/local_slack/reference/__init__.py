"""Write the reference pages in docs/ from the code: methods, events, blocks, HTTP routes, and the Python driver."""
