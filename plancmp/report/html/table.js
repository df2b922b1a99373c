"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const find = (id) => document.getElementById(id);
  const [search, topic, state] = ["search", "topic", "state"].map(find);
  const buttons = [...document.querySelectorAll("[data-choose]")];
  const groups = [...document.querySelectorAll(".group")];
  const rows = [...document.querySelectorAll(".row, .timeline")].map((element) => ({
    element,
    group: element.closest(".group"),
    text: `${element.closest(".group").querySelector("h3").textContent} ${element.textContent}`.toLowerCase().replace(/\s+/g, " "),
  }));
  const isOn = (button) => button.getAttribute("aria-pressed") === "true";

  function filter() {
    const query = search.value.trim().toLowerCase();
    const chosen = new Set(buttons.filter(isOn).map((button) => button.dataset.choose));
    let shown = 0;
    for (const { element, group, text } of rows) {
      const fits = (!topic?.value || group.id === topic.value) && (!chosen.size || chosen.has(element.dataset.state));
      element.hidden = !(fits && text.includes(query));
      shown += !element.hidden;
    }
    for (const group of groups) group.hidden = !rows.some((row) => row.group === group && !row.element.hidden);
    const template = shown === rows.length ? state.dataset.whole : state.dataset.template;
    const numbers = { shown, all: rows.length, hidden: rows.length - shown };
    state.textContent = template.replace(/\{(\w+)\}/g, (_, name) => numbers[name]);
  }

  // What a link leads to is shown, whatever is filtered.
  function follow() {
    const target = location.hash.length > 1 && find(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    search.value = "";
    if (topic) topic.value = "";
    for (const button of buttons) button.setAttribute("aria-pressed", "false");
    filter();
    target.scrollIntoView();
  }

  search.addEventListener("input", filter);
  topic?.addEventListener("change", filter);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(!isOn(button)));
      filter();
    });
  }
  find("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });
  addEventListener("hashchange", follow);
  filter();
  follow();
})();
