"""Documents as they are published → plans: text, Markdown, HTML, DOCX, PDF, Akoma Ntoso.

`formats` reads any of them. Each format is read into a flat list of blocks (`blocks`), and one detector makes the
clause tree of any such list (`outline`). Nothing is imported here: a run on plan files needs little of it.
"""
