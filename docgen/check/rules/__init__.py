"""The rules, one module each; docgen.check finds them by walking this folder."""
