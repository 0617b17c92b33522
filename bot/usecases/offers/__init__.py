"""What a person is offered: gathered, drawn, and read fresh."""
