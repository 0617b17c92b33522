"""Pure rules on frozen dataclasses: no input or output, no clock, no randomness of their own."""
