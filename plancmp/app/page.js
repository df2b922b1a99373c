"use strict";
(() => {
  const WORDS = {
    names: ["Earlier version", "Later version"],
    more: (number) => `Version ${number}`,
    preparing: "Getting ready …",
    ready: "Ready.",
    broken: "The program could not start in this browser. Try a current version of Firefox, Chrome, Edge or Safari.",
    working: "Comparing …",
    stopped: "Stopped. What you entered is still here.",
    crashed: "The program had to give up on this. What you entered is still here.",
    missing: (name) => `${name}: paste a text or choose a file.`,
    tooLarge: "This is too much to keep: it will be gone when the page is reloaded.",
    saved: (name) => `Saved as ${name}.`,
    formats: {
      text: "Plain text", markdown: "Markdown", html: "Web page", docx: "Word document", pdf: "PDF",
      "akoma-ntoso": "Akoma Ntoso", plan: "Plan file",
    },
    kinds: { text: "the text itself", excerpt: "excerpts", summary: "a summary", report: "a report about it" },
    disclosures: { full: "published in full", partial: "published in part", none: "not published" },
    clauses: (count) => (count === 1 ? "1 clause" : `${count} clauses`),
    dated: (date) => `dated ${date}`,
    reading: "Reading …",
    clause: ({ label, text }) => `${label ? `${label} ` : ""}${text}`,
    change: "Change",
    changeOf: (names) => `Change what answers to ${names}`,
    answers: (names) => `What answers to ${names}?`,
    nothing: "Nothing: it is gone",
    nothingNew: "Nothing: it is new",
    none: "–",
    likely: "Likely",
    others: "All others",
    apply: "Apply",
    cancel: "Cancel",
    undo: "Undo",
    unsure: "unsure",
    linked: (old, later) => `${old.join(" + ") || "nothing"} → ${later.join(" + ") || "nothing"}`,
    parted: (old, later) => `${old} does not answer to ${later}`,
    called: (name) => `A term is called “${name}”`,
    withheld: (place, topic) => `${place ? "Later" : "Earlier"} version: nothing is published on “${topic}”`,
    accepted: (by, name) => `${by} accepted the change of “${name}”`,
    kept: "Versions and corrections",
    bytes: (count) => (count < 1024 ? `${count} bytes` : count < 1048576 ? `${Math.round(count / 1024)} kB` : `${(count / 1048576).toFixed(1)} MB`),
  };
  const KEY = "plancmp";
  const FIELDS = ["title", "date", "kind", "disclosure", "part"];
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, text, attributes = {}) => Object.assign(document.createElement(tag), { textContent: text, ...attributes });
  const say = (text) => { find("#state").textContent = text; };

  // Versions: each is an element of the list; a file that was chosen is kept beside it.
  const files = new WeakMap();
  const list = find("#versions");
  const cards = () => [...list.children];
  const number = () => {
    const places = cards();
    places.forEach((card, place) => {
      find("legend", card).textContent = places.length === 2 ? WORDS.names[place] : WORDS.more(place + 1);
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
      guess.textContent = WORDS.reading;
      try {
        const answer = await engine.ask({ look: version });
        guess.classList.toggle("wrong", "problems" in answer);
        guess.textContent = answer.problems ? answer.problems.join(" ") : describe(answer);
        if (answer.parts) {
          find(".parts", card).hidden = false;
          find(".part", card).append(...answer.parts.map((title, place) => make("option", title, { value: place + 1 })));
        }
      } catch { guess.textContent = ""; }
    }, 500));
  };
  const describe = ({ format, title, date, clauses, kind, disclosure }) =>
    `${[WORDS.formats[format], title && `“${title}”`, date && WORDS.dated(date), WORDS.clauses(clauses), kind !== "text" && WORDS.kinds[kind], WORDS.disclosures[disclosure]].filter(Boolean).join(" · ")}`;

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
      find(".file-size", card).textContent = WORDS.bytes(file.content.length);
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
    const card = find("#version").content.cloneNode(true).firstElementChild;
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
      say(WORDS.tooLarge);
    }
  };
  const encode = (bytes) => {
    let text = "";
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text);
  };
  const restore = () => {
    const { versions, language } = JSON.parse(sessionStorage.getItem(KEY)) || { versions: [{}, {}], language: "en" };
    find("#keep").checked = sessionStorage.getItem(KEY) !== null;
    find("#language").value = language;
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
  const work = async (asked, label) => {
    complain([]);
    say(label);
    document.body.classList.add("working");
    find("#stop").hidden = false;
    try {
      return await engine.ask(asked);
    } catch (error) {
      if (error.message !== "stopped") {
        complain([WORDS.crashed]);
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
    const missing = versions.flatMap(({ content }, place) => (content.length ? [] : [WORDS.missing(find("legend", cards()[place]).textContent)]));
    if (missing.length) { complain(missing); return; }
    request = { versions, corrections: [], language: find("#language").value };
    const answer = await work({ ...request, export: "html" }, WORDS.working);
    if (!answer) return;
    say(WORDS.ready);
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
    const button = make("button", WORDS.kept, { type: "button" });
    button.append(make("span", ".zip"));
    button.addEventListener("click", () => save({ keep: true }));
    keeper.append(button);
    find("#exports").append(keeper);
    find("#views").hidden = !correctable;
    note("");
  };
  const flip = (isResult) => {
    find("#desk").hidden = isResult;
    find("#result").hidden = !isResult;
    find("#save").open = false;
  };
  const note = (text) => { find("#note").textContent = text; };
  const save = async (wanted) => {
    note(WORDS.working);
    try {
      const answer = await engine.ask({ ...request, ...wanted, save: true });
      if (answer.problems) { note(answer.problems.join(" ")); return; }
      if (answer.saved) { note(WORDS.saved(answer.saved)); return; }
      const address = URL.createObjectURL(new Blob([answer.content]));
      make("a", "", { href: address, download: answer.name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
      note(WORDS.saved(answer.name));
    } catch {
      note(WORDS.crashed);
      prepare(engine.stop());
    }
  };

  // Corrections: each is a word to the library; the report and this list are made anew after it.
  const view = async (name) => {
    for (const button of all("#views button")) button.setAttribute("aria-pressed", String(button.dataset.view === name));
    find("#report").hidden = name !== "report";
    find("#corrections").hidden = name === "report";
    if (name !== "report") await listCorrections();
  };
  const correct = async (made) => {
    note(WORDS.working);
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
      note(WORDS.crashed);
      prepare(engine.stop());
    }
    return null;
  };
  const listCorrections = async () => {
    const found = await tell({ ...request, pairs: true });
    if (!found) return;
    const root = find("#corrector").content.cloneNode(true);
    find("h2", root).tabIndex = -1;
    const texts = { old: new Map(found.old.map((clause) => [clause.id, clause])), new: new Map(found.new.map((clause) => [clause.id, clause])) };
    find("tbody", root).append(...found.rows.map((row) => makeRow(row, texts)));
    const titles = new Map(found.topics.map(({ id, title }) => [id, title]));
    find(".topic", root).append(...found.topics.map(({ id, title }) => make("option", title, { value: id })));
    for (const select of all(".term", root)) {
      select.append(...found.terms.map(({ fingerprint, name, effect }) => make("option", `${name} (${effect})`, { value: fingerprint })));
    }
    for (const name of [".naming", ".acceptance"]) find(name, root).hidden = !found.terms.length;
    find(".made", root).hidden = !request.corrections.length;
    find(".made ul", root).append(...request.corrections.map((made, place) => {
      const item = make("li", `${spell(made, titles)} `);
      const undo = make("button", WORDS.undo, { type: "button", className: "plain" });
      undo.addEventListener("click", () => correct(request.corrections.filter((_, other) => other !== place)));
      item.append(undo);
      return item;
    }));
    const value = (form, name) => find(name, form).value.trim();
    const submit = (name, build) => find(name, root).addEventListener("submit", (event) => {
      event.preventDefault();
      correct([...request.corrections, build(event.target)]);
    });
    const label = (form) => find(".term", form).selectedOptions[0].textContent.replace(/ \([^()]*\)$/, "");
    submit(".withhold", (form) => ({ do: "withhold", place: Number(value(form, ".place")), topic: value(form, ".topic") }));
    submit(".call", (form) => ({ do: "call", fingerprint: value(form, ".term"), name: value(form, ".new-name") }));
    submit(".accept", (form) => ({ do: "accept", fingerprint: value(form, ".term"), by: value(form, ".by"), date: value(form, ".on"), why: value(form, ".why"), title: label(form) }));
    find("#corrections").replaceChildren(root);
  };
  const spell = (made, titles) => ({
    link: () => WORDS.linked(made.old_clauses, made.new_clauses),
    part: () => WORDS.parted(made.old_clause, made.new_clause),
    call: () => WORDS.called(made.name),
    withhold: () => WORDS.withheld(made.place, titles.get(made.topic)),
    accept: () => WORDS.accepted(made.by, made.title),
  })[made.do]();
  const makeRow = (row, texts) => {
    const line = make("tr", "");
    for (const side of ["old", "new"]) {
      const cell = make("td", "");
      cell.append(...row[side].map((id) => make("p", WORDS.clause(texts[side].get(id)))));
      if (!row[side].length) cell.append(make("p", WORDS.none));
      line.append(cell);
    }
    if (row.weak) line.lastChild.append(make("p", WORDS.unsure, { className: "unsure" }));
    const last = make("td", "");
    const button = make("button", WORDS.change, { type: "button", ariaLabel: WORDS.changeOf((row.old.length ? row.old : row.new).join(", ")) });
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
    const label = make("label", WORDS.answers(row[side].join(" + ")));
    const select = document.createElement("select");
    const options = (ids) => ids.map((id) => make("option", WORDS.clause(texts[other].get(id)), { value: id }));
    const group = (name, ids) => { const made = make("optgroup", "", { label: name }); made.append(...options(ids)); return made; };
    const rest = [...texts[other].keys()].filter((id) => !answer.candidates.includes(id));
    select.append(group(WORDS.likely, answer.candidates), make("option", side === "old" ? WORDS.nothing : WORDS.nothingNew, { value: "" }), group(WORDS.others, rest));
    label.append(select);
    const cancel = make("button", WORDS.cancel, { type: "button" });
    cancel.addEventListener("click", () => { cell.replaceChildren(button); button.focus(); });
    form.append(label, make("button", WORDS.apply), cancel);
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
    say(WORDS.preparing);
    try {
      await started;
      say(WORDS.ready);
      document.body.dataset.ready = "yes";
    } catch {
      say(WORDS.broken);
    }
  };

  find("#form").addEventListener("submit", (event) => { event.preventDefault(); compare(); });
  find("#stop").addEventListener("click", async () => {
    await prepare(engine.stop());
    say(WORDS.stopped);
  });
  find("#add").addEventListener("click", () => find("textarea", add()).focus());
  find("#swap").addEventListener("click", () => { list.append(list.firstElementChild); number(); keep(); });
  find("#keep").addEventListener("change", keep);
  find("#language").addEventListener("change", keep);
  for (const button of all("#views button")) button.addEventListener("click", () => view(button.dataset.view));
  find("#back").addEventListener("click", () => { flip(false); find("#compare").focus(); });
  // A file that misses its place must not take the page away.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  addEventListener("keydown", (event) => { if (event.key === "Escape") find("#save").open = false; });

  const started = engine.start();
  restore();
  prepare(started);
})();
