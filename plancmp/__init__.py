"""Compare versions of a negotiated text and report which terms changed."""

__version__ = "0.1.0.dev0"
