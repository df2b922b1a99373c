"""The report as one HTML file that needs nothing else: to open, search, filter, print and send.

* `page`: a view → the page's parts in words; `cards`: a clause change each;
* `page.html`, `card.html`, `head.html`: what they look like, as Jinja2 templates; `report.css`, `report.js`: written
  into the page;
* `lineage.html` and `merge.html`, with their `.css` and `table.js`: what `lineage.py` and `merge.py` beside this folder
  fill in; `document.html`: any other report; `frame`: what all are.

What the plans say never becomes markup: every value is cleaned and escaped on its way into the template, and the page
forbids itself everything but its own style and script, by their hashes (Content Security Policy). Without scripts
everything is visible.
"""
