"""Many letters from one: a letter and a table of recipients in, documents out."""
