"""What is typed at a prompt: the only room that prints, writes files and ends the program."""
