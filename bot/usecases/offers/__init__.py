"""Choose what to offer a person: gather, draw, and read it fresh."""
