"""Documents as they are published → plans: text, Markdown, HTML, DOCX, PDF, Akoma Ntoso.

Each format is read into a flat list of blocks (`blocks`), and one detector makes the clause tree of any such list
(`outline`).
"""

from plancmp.readers.documents.formats import find_format, read_document

__all__ = ["find_format", "read_document"]
