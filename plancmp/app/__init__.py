"""The program without a terminal: one page that runs in a browser, from a file, with nothing installed or uploaded.

* `page.html`, `page.css`, `page.js`: what a reader sees; `worker.js`: Python beside it, in the same file;
* `desk`: what the page asks of the library.

`.ci/page` makes one file of these, of the package and of Python itself.
"""
