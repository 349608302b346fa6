"""Expressions in texts: what is wrong with them (faults), and the texts written out (expand)."""
