"""Write the reference pages in docs/ from the code: methods, events, blocks, and the HTTP control API."""
