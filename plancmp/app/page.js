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
    bytes: (count) => (count < 1024 ? `${count} bytes` : count < 1048576 ? `${Math.round(count / 1024)} kB` : `${(count / 1048576).toFixed(1)} MB`),
  };
  const KEY = "plancmp";
  const FIELDS = ["title", "date", "kind", "disclosure"];
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
      } catch { guess.textContent = ""; }
    }, 500));
  };
  const describe = ({ format, title, date, clauses, kind, disclosure }) =>
    `${[WORDS.formats[format], title && `“${title}”`, date && WORDS.dated(date), WORDS.clauses(clauses), kind !== "text" && WORDS.kinds[kind], WORDS.disclosures[disclosure]].filter(Boolean).join(" · ")}`;

  const setFile = (card, file) => {
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
    card.addEventListener("input", () => look(card));
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
    request = { versions, language: find("#language").value };
    const answer = await work({ ...request, export: "html" }, WORDS.working);
    if (!answer) return;
    say(WORDS.ready);
    if (answer.problems) complain(answer.problems);
    else show(answer);
  };
  const show = ({ content, exports, title }) => {
    find("#result-title").textContent = title;
    find("#report").srcdoc = new TextDecoder().decode(content);
    find("#exports").replaceChildren(...exports.map(([heading, entries]) => {
      const group = make("section", "");
      group.append(make("h2", heading), ...entries.map(([id, label, name]) => {
        const button = make("button", label, { type: "button" });
        button.dataset.format = id;
        button.append(make("span", name.slice(name.lastIndexOf("."))));
        button.addEventListener("click", () => save(id));
        return button;
      }));
      return group;
    }));
    note("");
    flip(true);
    find("#result-title").focus();
  };
  const flip = (isResult) => {
    find("#desk").hidden = isResult;
    find("#result").hidden = !isResult;
    find("#save").open = false;
  };
  const note = (text) => { find("#note").textContent = text; };
  const save = async (id) => {
    note(WORDS.working);
    try {
      const answer = await engine.ask({ ...request, export: id });
      if (answer.problems) { note(answer.problems.join(" ")); return; }
      const address = URL.createObjectURL(new Blob([answer.content]));
      make("a", "", { href: address, download: answer.name }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
      note(WORDS.saved(answer.name));
    } catch {
      note(WORDS.crashed);
      prepare(engine.stop());
    }
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
  find("#back").addEventListener("click", () => { flip(false); find("#compare").focus(); });
  // A file that misses its place must not take the page away.
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  addEventListener("keydown", (event) => { if (event.key === "Escape") find("#save").open = false; });

  const started = engine.start();
  restore();
  prepare(started);
})();
