"""The program without a terminal: one page that runs in a browser, from a file, with nothing installed or uploaded.

* `page.html`, `page.css`, `page.js`: what a reader sees; `worker.js`, `worker_engine.js`: Python beside it, in the same
  file; `server_engine.js`: the program that serves it, in place of these;
* `desk`: what the page asks of the library; `pairs`: what a reader corrects; `exports`: what can be saved;
* `assembly`: these parts → the page; `server`: the page served on this computer.

`.ci/page` makes one file of these, of the package and of Python itself.
"""
