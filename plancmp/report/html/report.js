"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const find = (id) => document.getElementById(id);
  const state = find("state");
  const changes = find("changes");

  // What filters need is read once; afterwards only `hidden` is set where it changes.
  const cards = all(".card").map((element) => ({
    element,
    kind: element.dataset.kind,
    topics: element.dataset.topics.split(" "),
    place: Number(element.dataset.place),
    isQuiet: element.classList.contains("quiet"),
    isReview: Boolean(element.querySelector("[data-read]")),
    isShown: true,
    text: "",
    items: all(".item", element).map((item) => ({
      element: item,
      effect: item.dataset.effect ?? "",
      materiality: item.dataset.materiality,
      party: item.dataset.party ? item.dataset.party.split(" ") : [],
      isTerm: item.classList.contains("term"),
      isShown: true,
    })),
    alternatives: all(".alternative", element),
  }));
  const byElement = new Map(cards.map((card) => [card.element, card]));
  const groups = all(".group, .silent").map((element) => ({ element, cards: all(".card", element).map((card) => byElement.get(card)) }));
  const chosen = { topic: new Set(), party: new Set(), kind: new Set(), effect: new Set(), materiality: new Set() };
  const read = new Set();
  let onlyReview = false;
  let query = "";
  let marking = 0;

  const setHidden = (element, isHidden) => {
    if (element.hidden !== isHidden) element.hidden = isHidden;
  };
  const fits = (name, value) => !chosen[name].size || chosen[name].has(value);
  const fitsAny = (name, values) => !chosen[name].size || values.some((value) => chosen[name].has(value));
  const isFiltered = () => Boolean(query) || onlyReview || Object.values(chosen).some((values) => values.size);
  const say = (template, values) => template.replace(/\{(\w+)\}/g, (_, key) => values[key]);

  function readTexts() {
    for (const card of cards) card.text ||= card.element.textContent.toLowerCase().replace(/\s+/g, " ");
  }
  function filter() {
    if (query) readTexts();
    const onItems = chosen.party.size || chosen.effect.size || chosen.materiality.size;
    let shown = 0;
    for (const card of cards) {
      const whole = (!onlyReview || (card.isReview && !read.has(card.element.id))) && fits("kind", card.kind) && fitsAny("topic", card.topics) && (!query || card.text.includes(query));
      let any = !onItems && (card.items.length === 0 || !card.isQuiet);
      const direct = card.items.map((item) => whole && fits("effect", item.effect) && fits("materiality", item.materiality));
      const hasParty = card.items.some((item, i) => direct[i] && item.isTerm && fitsAny("party", item.party));
      card.items.forEach((item, i) => {
        item.isShown = direct[i] && (item.isTerm ? fitsAny("party", item.party) : !chosen.party.size || hasParty);
        any ||= item.isShown;
        shown += item.isShown;
        if (whole) setHidden(item.element, !item.isShown);
      });
      card.isShown = whole && any;
      setHidden(card.element, !card.isShown);
    }
    for (const group of groups) setHidden(group.element, !group.cards.some((card) => card.isShown));
    const total = Number(state.dataset.all);
    const values = { shown, all: total, hidden: total - shown };
    const template = !isFiltered() ? state.dataset.whole : shown ? state.dataset.template : `${state.dataset.nothing} ${state.dataset.template}`;
    state.textContent = say(template, values);
    setHidden(find("clear"), !isFiltered());
    const active = Object.values(chosen).reduce((sum, set) => sum + set.size, 0) - chosen.topic.size;
    find("active").textContent = active ? ` (${active})` : "";
    clearTimeout(marking);
    marking = setTimeout(mark);
  }

  // Found words are marked without touching the text, where the browser can.
  function mark() {
    if (!globalThis.Highlight || !CSS.highlights) return;
    CSS.highlights.delete("found");
    if (!query) return;
    const ranges = [];
    for (const card of cards) {
      if (!card.isShown || ranges.length > 400) continue;
      const walker = document.createTreeWalker(card.element, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.data.toLowerCase();
        if (text.length !== node.data.length) continue;
        for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
          const range = new Range();
          range.setStart(node, at);
          range.setEnd(node, at + query.length);
          ranges.push(range);
        }
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  function press(button, isPressed) {
    button.setAttribute("aria-pressed", String(isPressed));
  }
  function toggle(button, name, value) {
    const values = chosen[name];
    if (!values.delete(value)) values.add(value);
    press(button, values.has(value));
    filter();
  }
  function clear() {
    for (const values of Object.values(chosen)) values.clear();
    for (const button of all("[data-value], .verdict[aria-pressed]")) press(button, false);
    find("search").value = query = "";
    setReview(false);
  }

  // What is to be read: a filter, and marks that are kept in the page's address behind "~read=".
  const reviewButton = find("review-button");
  function setReview(value) {
    onlyReview = value;
    if (reviewButton) press(reviewButton, value);
    filter();
  }
  reviewButton?.addEventListener("click", () => setReview(!onlyReview));
  const target = () => decodeURIComponent(location.hash.slice(1)).split("~")[0];
  function keepMarks() {
    const marks = read.size ? `~read=${[...read].join(".")}` : "";
    if (marks || location.hash.includes("~")) history.replaceState(null, "", `#${target()}${marks}`);
  }
  function setRead(button, value) {
    const id = button.dataset.read;
    if (value) read.add(id);
    else read.delete(id);
    press(button, value);
    byElement.get(find(id))?.element.classList.toggle("is-read", value);
    document.querySelector(`.list a[href="#${CSS.escape(id)}"]`)?.classList.toggle("is-read", value);
  }
  for (const button of all("[data-read]")) {
    button.addEventListener("click", () => {
      setRead(button, !read.has(button.dataset.read));
      keepMarks();
      if (onlyReview) filter();
    });
  }
  for (const id of (decodeURIComponent(location.hash).split("~read=")[1] ?? "").split(".")) {
    const button = id && document.querySelector(`[data-read="${CSS.escape(id)}"]`);
    if (button) setRead(button, true);
  }

  // The strip of verdicts: links to the topics become buttons that filter.
  for (const link of all("a.verdict")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    press(button, false);
    button.addEventListener("click", () => toggle(button, "topic", link.dataset.topic));
    link.replaceWith(button);
  }
  for (const fieldset of all("[data-facet]")) {
    for (const button of all("button", fieldset)) {
      button.addEventListener("click", () => toggle(button, fieldset.dataset.facet, button.dataset.value));
    }
  }
  find("search").addEventListener("input", (event) => {
    query = event.target.value.toLowerCase().replace(/\s+/g, " ").trim();
    filter();
  });
  find("clear").addEventListener("click", clear);
  find("filters-button").addEventListener("click", (event) => {
    const panel = find("filters");
    panel.hidden = !panel.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!panel.hidden));
  });

  // By topic or by clause: the same cards, moved.
  const flow = document.createElement("section");
  flow.className = "flow";
  const homes = all(".cards").map((parent) => [parent, [...parent.children]]);
  let order = "topic";
  function setOrder(value) {
    if (value === order) return;
    order = value;
    for (const button of all("[data-order]")) press(button, button.dataset.order === order);
    if (order === "clause") {
      flow.append(...[...cards].sort((a, b) => a.place - b.place).map((card) => card.element));
      changes.prepend(flow);
    } else {
      for (const [parent, nodes] of homes) parent.append(...nodes);
      flow.remove();
    }
    root.classList.toggle("by-clause", order === "clause");
  }
  for (const button of all("[data-order]")) button.addEventListener("click", () => setOrder(button.dataset.order));

  // Inline or side by side: the two sides are made of the redline when they are first asked for.
  let words = "inline";
  function setWords(value) {
    if (value === words) return;
    words = value;
    for (const button of all("[data-words]")) press(button, button.dataset.words === words);
    if (words === "sides" && !document.querySelector(".sides")) all(".redline").forEach(addSides);
    root.classList.toggle("side-by-side", words === "sides");
  }
  function addSides(redline) {
    const sides = document.createElement("div");
    sides.className = "sides";
    for (const other of ["ins", "del"]) {
      const side = redline.cloneNode(true);
      side.className = "side-text";
      for (const element of all(`${other}, .gap`, side)) element.remove();
      sides.append(side);
    }
    redline.after(sides);
  }
  for (const button of all("[data-words]")) button.addEventListener("click", () => setWords(button.dataset.words));

  // Light, dark, or as the system has it.
  find("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });

  function go(element) {
    const details = element.closest("details");
    if (details) details.open = true;
    element.scrollIntoView({ block: "start" });
    const card = element.closest(".card") ?? element;
    card.focus({ preventScroll: true });
  }
  function follow() {
    keepMarks();
    const element = target() && find(target());
    if (!element || !element.closest(".card")) return;
    if (element.closest("[hidden]")) clear();
    go(element);
  }
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const mark = event.target.closest?.("rect[data-to]");
    if (mark) location.hash = mark.dataset.to;
    const anchor = event.target.closest?.("a.anchor");
    if (anchor) navigator.clipboard?.writeText(anchor.href).then(() => { state.textContent = state.dataset.copied; }, () => {});
  });

  function step(by, from = null) {
    const visible = all(".card").filter((element) => !element.closest("[hidden]") && (order === "clause" ? !byElement.get(element).isQuiet : !element.closest("details:not([open])")));
    const current = document.activeElement.closest?.(".card") ?? from;
    const at = current ? visible.indexOf(current) + by : by > 0 ? 0 : visible.length - 1;
    if (visible[at]) go(visible[at]);
  }
  for (const button of all("[data-step]")) button.addEventListener("click", () => step(Number(button.dataset.step), lastCard));
  let lastCard = null;
  addEventListener("focusin", (event) => {
    const card = event.target.closest?.(".card");
    if (!card) return;
    lastCard = card;
    for (const link of all(".list [aria-current]")) link.removeAttribute("aria-current");
    const link = document.querySelector(`.list a[href="#${CSS.escape(card.id)}"]`);
    link?.setAttribute("aria-current", "true");
    link?.scrollIntoView({ block: "nearest" });
  });
  const help = find("help");
  find("help-button").addEventListener("click", () => help.showModal());
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    r: () => reviewButton && setReview(!onlyReview),
    "/": () => find("search").focus(),
    t: () => setOrder(order === "topic" ? "clause" : "topic"),
    s: () => setWords(words === "inline" ? "sides" : "inline"),
    "?": () => help.showModal(),
    Escape: () => {
      if (root.classList.contains("no-tips")) return;
      document.activeElement.blur();
      if (isFiltered()) clear();
    },
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.key === "Escape") {
      // First a tip, then the filters.
      const tip = document.querySelector(".why:hover .tip, .why:focus-within .tip");
      if (tip && !root.classList.contains("no-tips")) { root.classList.add("no-tips"); return; }
    } else if (event.target.matches("input, textarea, select")) return;
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
  for (const name of ["pointermove", "focusin"]) addEventListener(name, () => root.classList.remove("no-tips"), { passive: true });
  addEventListener("beforeprint", () => { for (const element of all("details.all-sources")) element.open = true; });

  filter();
  follow();
  (globalThis.requestIdleCallback ?? setTimeout)(readTexts);
})();
