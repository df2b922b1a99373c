"""All pairs of a collection, and what in it answers to a query: as a document, JSON Lines, CSV and Parquet."""
