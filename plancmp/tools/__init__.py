"""Tools by which an assistant asks the engine: compact answers with quotes and a receipt, errors in their own words.

* `folder`: the one folder whose files may be read;
* `inputs`: what a tool takes as a version → a plan, and what it was made of;
* `pages`: long answers in pages, none larger than asked for;
* `answers`: a module of functions, one a tool; `catalogue`: their names, words and schemas;
* `server`: the same over stdio, in the Model Context Protocol. It alone needs the extra `mcp`.

The tools read and never write; the same call gives the same bytes.
"""
