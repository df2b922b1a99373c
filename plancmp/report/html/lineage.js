"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const find = (id) => document.getElementById(id);
  const [search, button, state] = ["search", "returns", "state"].map(find);
  const lines = [...document.querySelectorAll(".timeline")].map((element) => ({
    element,
    group: element.closest(".group"),
    text: `${element.closest(".group").querySelector("h3").textContent} ${element.textContent}`.toLowerCase().replace(/\s+/g, " "),
    returns: "returns" in element.dataset,
  }));
  const groups = [...document.querySelectorAll(".group")];

  function filter() {
    const query = search.value.trim().toLowerCase();
    const only = button.getAttribute("aria-pressed") === "true";
    let shown = 0;
    for (const line of lines) {
      const isShown = (!only || line.returns) && line.text.includes(query);
      line.element.hidden = !isShown;
      shown += isShown;
    }
    for (const group of groups) group.hidden = !lines.some((line) => line.group === group && !line.element.hidden);
    const template = shown === lines.length ? state.dataset.whole : state.dataset.template;
    state.textContent = template.replace("{shown}", shown).replace("{all}", state.dataset.all);
  }

  // What a link leads to is shown, whatever is searched for.
  function follow() {
    const target = location.hash.length > 1 && find(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    search.value = "";
    button.setAttribute("aria-pressed", "false");
    filter();
    target.scrollIntoView();
  }

  search.addEventListener("input", filter);
  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  });
  find("theme").addEventListener("click", () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
  });
  addEventListener("hashchange", follow);
  filter();
})();
