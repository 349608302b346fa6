"""Thai: pure text in, text out; no clock, no files but docgen's own tables."""
