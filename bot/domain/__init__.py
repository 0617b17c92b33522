"""Hold the pure rules: frozen dataclasses and functions without I/O, clock or randomness of their own."""
