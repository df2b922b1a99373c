"""What users call, without a terminal: versions in any form → results that show, save and list themselves.

* `versions`: a path, a text or a plan → a plan, with what the user says of it;
* `calls`: `compare`, `align`, `trace`, `merge` of such versions;
* `results`: what they return; of many versions `lineages`, of two renderings `renderings`, which nothing else loads;
* `session`: several versions at work, what a person corrects, and the files that keep it.

The page for the browser, the server and the assistants' tools are built on this floor; so is `import plancmp`.
"""
