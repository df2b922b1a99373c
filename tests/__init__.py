"""The tests; a regular package, because some distributions install one of this name."""
