"use strict";
(() => {
  // Names are the same in every language; words come from the catalogues of reports.
  const NAMES = {
    program: "plancmp",
    licence: "Apache License 2.0",
    formats: "Word (.docx), PDF, Markdown, Akoma Ntoso",
    browsers: "Firefox, Chrome, Edge, Safari",
    contents: "Python (PSF License), Pyodide (MPL 2.0), PDFium, pypdfium2 (BSD, Apache 2.0), attrs, html5lib, "
      + "markdown-it-py, mdurl, PyYAML, six (MIT), Jinja, MarkupSafe, webencodings (BSD)",
  };
  const SIDES = ["old", "new"];
  const KEY = "plancmp";
  const FIELDS = ["title", "date", "kind", "disclosure", "part"];
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, text, attributes = {}) => Object.assign(document.createElement(tag), { textContent: text, ...attributes });

  const LANGUAGES = JSON.parse(find("#words").textContent);
  let words = LANGUAGES.en;
  const say = (id, values = {}) => words[id].replace(/\{(\w+)\}/g, (_, name) => ({ ...NAMES, ...values })[name]);
  const translate = (root) => {
    for (const element of all("[data-say]", root)) element.textContent = say(element.dataset.say);
    for (const element of all("[data-label]", root)) element.ariaLabel = say(element.dataset.label);
    for (const element of all("[data-title]", root)) element.title = say(element.dataset.title);
    return root;
  };
  const speak = (language) => {
    words = LANGUAGES[language];
    find("#language").value = language;
    document.documentElement.lang = language;
    document.title = `${say("title")} · ${NAMES.program}`;
    translate(document);
  };
  const tellState = (id) => {
    find("#state").dataset.say = id;
    find("#state").textContent = say(id);
  };
  const measure = (count) => {
    const [power, unit] = count < 1024 ? [0, "byte"] : count < 1048576 ? [1, "kilobyte"] : [2, "megabyte"];
    const style = { style: "unit", unit, unitDisplay: power ? "short" : "long", maximumFractionDigits: power === 2 ? 1 : 0 };
    return new Intl.NumberFormat(document.documentElement.lang, style).format(count / 1024 ** power);
  };

  // Versions: each is an element of the list; a file that was chosen is kept beside it.
  const files = new WeakMap();
  const list = find("#versions");
  const cards = () => [...list.children];
  const number = () => {
    const places = cards();
    places.forEach((card, place) => {
      find("legend", card).textContent = places.length === 2 ? say(SIDES[place]) : say("version", { number: place + 1 });
      find(".remove", card).hidden = places.length === 2;
    });
    find("#swap").hidden = places.length !== 2;
  };

  const guessEnding = (text) => {
    const start = text.trimStart().slice(0, 2000);
    if (/^<(!doctype html|html)/i.test(start)) return "html";
    if (/^(<\?xml|<akomantoso)/i.test(start)) return "xml";
    if (start.startsWith("{")) return "json";
    if (/^plancmp[ \t]*:/m.test(text)) return "yaml";
    return /^#{1,6} \S|\*\*\S/m.test(start) ? "md" : "txt";
  };

  const read = (card) => {
    const version = Object.fromEntries(FIELDS.map((name) => [name, find(`.${name}`, card).value.trim()]));
    const file = files.get(card);
    if (file) return { ...version, ...file };
    const text = find("textarea", card).value;
    const name = `${find("legend", card).textContent}.${guessEnding(text)}`;
    return { ...version, name, content: new TextEncoder().encode(text) };
  };

  // What a version was read as is said beside it, a moment after it changed.
  const timers = new WeakMap();
  const look = (card) => {
    clearTimeout(timers.get(card));
    keep();
    timers.set(card, setTimeout(async () => {
      const guess = find(".guess", card);
      const version = read(card);
      if (!version.content.length) { guess.textContent = ""; return; }
      guess.textContent = say("reading");
      try {
        const answer = await engine.ask({ look: version, language: find("#language").value });
        guess.classList.toggle("wrong", "problems" in answer);
        guess.textContent = answer.problems ? answer.problems.join(" ") : answer.said;
        if (answer.parts) {
          find(".parts", card).hidden = false;
          find(".part", card).append(...answer.parts.map((title, place) => make("option", title, { value: place + 1 })));
        }
      } catch { guess.textContent = ""; }
    }, 500));
  };
  const forgetParts = (card) => {
    find(".parts", card).hidden = true;
    find(".part", card).length = 1;
  };
  const setFile = (card, file) => {
    forgetParts(card);
    if (file) files.set(card, file);
    else files.delete(card);
    find(".paste", card).hidden = Boolean(file);
    find(".chosen", card).hidden = !file;
    if (file) {
      find(".file-name", card).textContent = file.name;
      find(".file-size", card).textContent = measure(file.content.length);
      find("textarea", card).value = "";
    }
    look(card);
  };
  const take = async (card, given) => {
    if (!given.length) return;
    const wanted = [card, ...cards().slice(cards().indexOf(card) + 1)];
    while (wanted.length < given.length) wanted.push(add());
    for (const [place, file] of [...given].entries()) {
      setFile(wanted[place], { name: file.name, content: new Uint8Array(await file.arrayBuffer()) });
    }
  };

  const add = (version = {}) => {
    const card = translate(find("#version").content.cloneNode(true)).firstElementChild;
    list.append(card);
    for (const name of FIELDS) find(`.${name}`, card).value = version[name] || "";
    find("textarea", card).value = version.text || "";
    const input = find("input[type=file]", card);
    input.addEventListener("change", async () => {
      await take(card, input.files);
      input.value = "";
      find(".clear", card).focus();
    });
    find(".clear", card).addEventListener("click", () => { setFile(card, null); find("textarea", card).focus(); });
    find(".remove", card).addEventListener("click", () => { card.remove(); number(); keep(); find("#add").focus(); });
    const drop = find(".drop", card);
    for (const name of ["dragenter", "dragover"]) {
      drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
    }
    for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      take(card, event.dataTransfer.files);
    });
    card.addEventListener("input", (event) => {
      if (event.target.matches("textarea")) forgetParts(card);
      look(card);
    });
    if (version.file) setFile(card, version.file);
    number();
    return card;
  };

  // What was entered outlives a reload only if the reader asks for it, and never the tab.
  const keep = () => {
    if (!find("#keep").checked) { sessionStorage.removeItem(KEY); return; }
    const versions = cards().map((card) => {
      const { content, ...version } = read(card);
      return files.has(card) ? { ...version, bytes: encode(content) } : { ...version, text: find("textarea", card).value };
    });
    try {
      sessionStorage.setItem(KEY, JSON.stringify({ versions, language: find("#language").value }));
    } catch {
      sessionStorage.removeItem(KEY);
      tellState("too-large");
    }
  };
  const encode = (bytes) => {
    let text = "";
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text);
  };
  const restore = () => {
    const spoken = navigator.languages.map((code) => code.split("-")[0]).find((code) => code in LANGUAGES) || "en";
    const { versions, language } = JSON.parse(sessionStorage.getItem(KEY)) || { versions: [{}, {}], language: spoken };
    find("#keep").checked = sessionStorage.getItem(KEY) !== null;
    find("#language").append(...Object.entries(LANGUAGES).map(([value, { "": name }]) => make("option", name, { value, lang: value })));
    speak(language);
    for (const { bytes, name, ...version } of versions) {
      const file = bytes && { name, content: Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0)) };
      const card = add({ ...version, file });
      if (version.text) look(card);
    }
  };

  // Comparing, and what comes of it.
  let request = null;
  const complain = (problems) => {
    find("#problems").replaceChildren(...problems.map((problem) => make("p", problem)));
    if (problems.length) find("#problems").focus();
  };
  const work = async (asked) => {
    complain([]);
    tellState("working");
    document.body.classList.add("working");
    find("#stop").hidden = false;
    try {
      return await engine.ask(asked);
    } catch (error) {
      if (error.message !== "stopped") {
        complain([say("crashed")]);
        await prepare(engine.stop());
      }
      return null;
    } finally {
      document.body.classList.remove("working");
      find("#stop").hidden = true;
    }
  };
  const compare = async () => {
    const versions = cards().map(read);
    const missing = versions.flatMap(({ content }, place) => (content.length ? [] : [say("missing", { version: find("legend", cards()[place]).textContent })]));
    if (missing.length) { complain(missing); return; }
    request = { versions, corrections: [], language: find("#language").value };
    const answer = await work({ ...request, export: "html" });
    if (!answer) return;
    tellState("ready");
    if (answer.problems) { complain(answer.problems); return; }
    show(answer);
    view("report");
    flip(true);
    find("#result-title").focus();
  };
  const show = ({ content, exports, title, correctable }) => {
    find("#result-title").textContent = title;
    find("#report").srcdoc = new TextDecoder().decode(content);
    find("#exports").replaceChildren(...exports.map(([heading, entries]) => {
      const group = make("section", "");
      group.append(make("h2", heading), ...entries.map(([id, label, name]) => {
        const button = make("button", label, { type: "button" });
        button.dataset.format = id;
        button.append(make("span", name.slice(name.lastIndexOf("."))));
        button.addEventListener("click", () => save({ export: id }));
        return button;
      }));
      return group;
    }));
    const keeper = make("section", "");
    keeper.append(make("h2", say("to-keep")));
    const button = make("button", say("export-keep"), { type: "button" });
    button.append(make("span", ".zip"));
    button.addEventListener("click", () => save({ keep: true }));
    keeper.append(button);
    find("#exports").append(keeper);
    find("#views").hidden = !correctable;
    find("#review").srcdoc = "";
    note("");
  };
  const flip = (isResult) => {
    find("#desk").hidden = isResult;
    find("#result").hidden = !isResult;
    find("#save").open = false;
  };
  const note = (text) => { find("#note").textContent = text; };
  const save = async (wanted) => {
    note(say("working"));
    try {
      const answer = await engine.ask({ ...request, ...wanted, save: true });
      if (answer.problems) { note(answer.problems.join(" ")); return; }
      if (answer.saved) { note(say("saved", { name: answer.saved })); return; }
      const address = URL.createObjectURL(new Blob([answer.content]));
      make("a", "", { href: address, download: answer.name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
      note(say("saved", { name: answer.name }));
    } catch {
      note(say("crashed"));
      prepare(engine.stop());
    }
  };

  // Corrections: each is a word to the library; the report and this list are made anew after it.
  const view = async (name) => {
    for (const button of all("#views button")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    for (const id of ["report", "review", "corrections"]) find(`#${id}`).hidden = id !== name;
    if (name === "corrections") await listCorrections();
    if (name === "review" && !find("#review").srcdoc) {
      note(say("working"));
      const answer = await tell({ ...request, export: "review-html" });
      if (!answer) return;
      find("#review").srcdoc = new TextDecoder().decode(answer.content);
      note("");
    }
  };
  const correct = async (made) => {
    note(say("working"));
    const answer = await tell({ ...request, corrections: made, export: "html" });
    if (!answer) return;
    request = { ...request, corrections: made };
    show(answer);
    await listCorrections();
    find("#corrections h2").focus();
  };
  const tell = async (asked) => {
    try {
      const answer = await engine.ask(asked);
      if (!answer.problems) return answer;
      note(answer.problems.join(" "));
    } catch {
      note(say("crashed"));
      prepare(engine.stop());
    }
    return null;
  };
  const listCorrections = async () => {
    const found = await tell({ ...request, pairs: true });
    if (!found) return;
    const root = translate(find("#corrector").content.cloneNode(true));
    const texts = { old: new Map(found.old.map((clause) => [clause.id, clause])), new: new Map(found.new.map((clause) => [clause.id, clause])) };
    find("tbody", root).append(...found.rows.map((row) => makeRow(row, texts)));
    const titles = new Map(found.topics.map(({ id, title }) => [id, title]));
    for (const [name, items] of [[".topic", found.topics], [".term", found.terms], [".accepted", found.open]]) {
      find(name, root).append(...items.map(({ id, title }) => make("option", title, { value: id })));
    }
    find(".naming", root).hidden = !found.terms.length;
    find(".acceptance", root).hidden = !found.open.length;
    const today = new Date();
    find(".on", root).value = new Date(today - today.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
    find(".made", root).hidden = !request.corrections.length;
    find(".made ul", root).append(...request.corrections.map((made, place) => {
      const item = make("li", `${spell(made, titles)} `);
      const undo = make("button", say("undo"), { type: "button", className: "plain" });
      undo.addEventListener("click", () => correct(request.corrections.filter((_, other) => other !== place)));
      item.append(undo);
      return item;
    }));
    const value = (form, name) => find(name, form).value.trim();
    const submit = (name, build) => find(name, root).addEventListener("submit", (event) => {
      event.preventDefault();
      correct([...request.corrections, build(event.target)]);
    });
    const label = (form) => find(".accepted", form).selectedOptions[0].textContent;
    submit(".withhold", (form) => ({ do: "withhold", place: Number(value(form, ".place")), topic: value(form, ".topic") }));
    submit(".call", (form) => ({ do: "call", fingerprint: value(form, ".term"), name: value(form, ".new-name") }));
    submit(".accept", (form) => ({ do: "accept", fingerprint: value(form, ".accepted"), by: value(form, ".by"), date: value(form, ".on"), why: value(form, ".why"), title: label(form) }));
    find("#corrections").replaceChildren(root);
  };
  const spell = (made, titles) => ({
    link: () => [made.old_clauses, made.new_clauses].map((ids) => ids.join(" + ") || say("nothing")).join(" → "),
    part: () => say("parted", { old: made.old_clause, new: made.new_clause }),
    call: () => say("called", { name: made.name }),
    withhold: () => say("withheld", { version: say(SIDES[made.place]), topic: titles.get(made.topic) }),
    accept: () => say("accepted", { by: made.by, change: made.title }),
  })[made.do]();
  const nameClause = ({ label, text }) => (label ? `${label} ${text}` : text);
  const makeRow = (row, texts) => {
    const line = make("tr", "");
    for (const side of SIDES) {
      const cell = make("td", "");
      cell.append(...row[side].map((id) => make("p", nameClause(texts[side].get(id)))));
      if (!row[side].length) cell.append(make("p", "–"));
      line.append(cell);
    }
    if (row.weak) line.lastChild.append(make("p", say("unsure"), { className: "unsure" }));
    const last = make("td", "");
    const button = make("button", say("change"), { type: "button", ariaLabel: say("change-of", { clauses: (row.old.length ? row.old : row.new).join(", ") }) });
    button.addEventListener("click", () => choose(row, texts, last, button));
    last.append(button);
    line.append(last);
    return line;
  };
  const choose = async (row, texts, cell, button) => {
    const side = row.old.length ? "old" : "new";
    const other = side === "old" ? "new" : "old";
    const answer = await tell({ ...request, candidates: { id: row[side][0], side } });
    if (!answer) return;
    const form = make("form", "");
    const label = make("label", say("answers", { clauses: row[side].join(" + ") }));
    const select = document.createElement("select");
    const options = (ids) => ids.map((id) => make("option", nameClause(texts[other].get(id)), { value: id }));
    const group = (name, ids) => { const made = make("optgroup", "", { label: name }); made.append(...options(ids)); return made; };
    const rest = [...texts[other].keys()].filter((id) => !answer.candidates.includes(id));
    select.append(group(say("likely"), answer.candidates), make("option", say(side === "old" ? "gone" : "is-new"), { value: "" }), group(say("others"), rest));
    label.append(select);
    const cancel = make("button", say("cancel"), { type: "button" });
    cancel.addEventListener("click", () => { cell.replaceChildren(button); button.focus(); });
    form.append(label, make("button", say("apply")), cancel);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const chosen = select.value ? [select.value] : [];
      const parted = row[other].filter((id) => chosen.length && !chosen.includes(id));
      correct([
        ...request.corrections,
        ...parted.flatMap((id) => row[side].map((mine) => ({ do: "part", [`${side}_clause`]: mine, [`${other}_clause`]: id }))),
        { do: "link", [`${side}_clauses`]: row[side], [`${other}_clauses`]: chosen },
      ]);
    });
    cell.replaceChildren(form);
    select.focus();
  };

  const prepare = async (started) => {
    tellState("preparing");
    try {
      await started;
      tellState("ready");
      document.body.dataset.ready = "yes";
    } catch {
      tellState("broken");
    }
  };

  find("#form").addEventListener("submit", (event) => { event.preventDefault(); compare(); });
  find("#stop").addEventListener("click", async () => {
    await prepare(engine.stop());
    tellState("stopped");
  });
  find("#add").addEventListener("click", () => find("textarea", add()).focus());
  find("#swap").addEventListener("click", () => { list.append(list.firstElementChild); number(); keep(); });
  find("#keep").addEventListener("change", keep);
  find("#language").addEventListener("change", () => {
    speak(find("#language").value);
    number();
    for (const card of cards()) {
      if (files.has(card)) find(".file-size", card).textContent = measure(files.get(card).content.length);
      look(card);
    }
  });
  for (const button of all("#views button")) button.addEventListener("click", () => view(button.dataset.view));
  find("#back").addEventListener("click", () => { flip(false); find("#compare").focus(); });
  // A file that misses its place must not take the page away.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !find("#save").open) return;
    find("#save").open = false;
    find("#save summary").focus();
  });

  const started = engine.start();
  restore();
  prepare(started);
})();
