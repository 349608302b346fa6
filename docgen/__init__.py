"""docgen: official Thai correspondence from YAML."""

__version__ = "0.1.0"
