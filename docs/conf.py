"""The documentation site: `sphinx-build -W docs site` makes it, from these pages and the code's docstrings."""

import plancmp

project = "plancmp"
author = "plancmp maintainers"
release = plancmp.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["examples/*/*.py"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = f"plancmp {release}"
html_show_sphinx = False
html_show_copyright = False
# Pages say where the project's own files are; a site has no business to load anything from elsewhere.
html_theme_options = {"top_of_page_buttons": []}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "exclude-members": "__init__, __new__"}
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
