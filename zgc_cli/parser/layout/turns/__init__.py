"""Turns of question and answer: what their labels tell, which lines are turns."""
