"use strict";
// Everything on the page can be read without this; it sorts and filters.
(() => {
  const form = document.getElementById("filter");
  if (!form) return;
  const [words, order, every] = ["words", "order", "every"].map((id) => document.getElementById(id));
  const told = form.querySelector("output");
  const ticks = [...form.querySelectorAll("input[type=checkbox]")];
  const collator = new Intl.Collator("en", { numeric: !0, sensitivity: "base" });
  const main = form.parentElement.querySelector("table");
  const rows = [...main.tBodies[0].rows].map((row) => ({
    row,
    outcome: row.className,
    source: row.querySelector(".from")?.textContent,
    text: [row.cells[0], row.querySelector(".from"), row.lastElementChild]
      .map((cell) => cell?.textContent ?? "").join("\n").toLowerCase(),
    article: document.getElementById(`a${row.id.slice(1)}`)?.closest("details"),
  }));
  let source = null;
  // So many rows take a browser seconds to lay out; in smaller tables all are always there, for
  // those who listen too.
  if (rows.length > 2000) main.classList.add("big");

  // Sorting: upwards, downwards, and then as it was; what has no value stays below.
  const value = (cell, kind) => {
    const held = cell.dataset.v ?? cell.textContent.trim();
    if (kind === "text") return held;
    const number = Number.parseFloat(held.replaceAll(",", ""));
    return Number.isNaN(number) ? null : number;
  };
  const sorter = (table) => {
    const body = table.tBodies[0];
    const given = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    return (column, way) => {
      heads.forEach((head, i) => head.setAttribute("aria-sort", i === column && way ? way : "none"));
      let sorted = given;
      if (way) {
        const kind = heads[column].dataset.sort;
        const sign = way === "ascending" ? 1 : -1;
        const compare = kind === "text" ? collator.compare : (a, b) => a - b;
        const keyed = given.map((row) => [value(row.cells[column], kind), row]);
        const empty = ([key]) => key === null || key === "";
        sorted = keyed
          .sort((a, b) => (empty(a) || empty(b) ? empty(a) - empty(b) : sign * compare(a[0], b[0])))
          .map(([, row]) => row);
      }
      body.replaceChildren(...sorted);
    };
  };
  const next = { none: "ascending", ascending: "descending", descending: "" };
  const name = (head) => head.querySelector("span").textContent;
  for (const table of document.querySelectorAll("table.sortable")) {
    const sort = sorter(table);
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, i) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      head.setAttribute("aria-sort", "none");
      button.addEventListener("click", () => {
        const way = next[head.getAttribute("aria-sort")];
        sort(i, way);
        if (table !== main) return;
        order.value = way ? `${i} ${way}` : "";
        tell(way ? `sorted by ${name(head)}, ${way}` : "in the order given");
      });
    });
    if (table !== main) continue;
    order.append(new Option("the order given", ""));
    heads.forEach((head, i) => {
      const [up, down] = head.dataset.sort === "text" ? ["A to Z", "Z to A"] : ["upwards", "downwards"];
      order.append(new Option(`${name(head)}, ${up}`, `${i} ascending`), new Option(`${name(head)}, ${down}`, `${i} descending`));
    });
    order.addEventListener("change", () => {
      const [column, way] = order.value.split(" ");
      sort(way ? Number(column) : -1, way);
      tell(order.selectedOptions[0].text);
    });
  }

  // Filtering: the articles below follow the table.
  const tell = (more) => {
    const n = rows.filter(({ row }) => !row.hidden).length;
    const all = rows.length.toLocaleString("en");
    const parts = [n === rows.length ? `${all} documents` : `${n.toLocaleString("en")} of ${all} documents`];
    if (source !== null) parts.push(`source ${source}`);
    if (more) parts.push(more);
    told.textContent = parts.join("; ");
    every.disabled = n === rows.length && !words.value && source === null;
  };
  const filter = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const ticked = new Set(ticks.filter((tick) => tick.checked).map((tick) => tick.value));
    for (const one of rows) {
      const shown = ticked.has(one.outcome) && (source === null || one.source === source) &&
        wanted.every((word) => one.text.includes(word));
      if (one.row.hidden === shown) {
        one.row.hidden = !shown;
        if (one.article) one.article.hidden = !shown;
      }
    }
    tell();
  };
  const all = () => {
    words.value = "";
    source = null;
    for (const tick of ticks) tick.checked = !0;
    filter();
  };
  words.addEventListener("input", filter);
  for (const tick of ticks) tick.addEventListener("change", filter);
  every.addEventListener("click", () => { all(); words.focus(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const head of document.querySelectorAll("th[data-source]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = "Show its documents";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      all();
      source = head.dataset.source;
      filter();
      document.getElementById("documents").focus();
    });
  }

  // A link to an article opens it, and the keyboard goes on from where a link led.
  const reveal = () => {
    const there = location.hash && document.getElementById(location.hash.slice(1));
    if (!there) return;
    if (there.closest("[hidden]")) all();
    for (let fold = there.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = !0;
    there.scrollIntoView();
    (there.matches("tr") ? there.querySelector("a") ?? there : there).focus({ preventScroll: !0 });
  };
  addEventListener("hashchange", reveal);
  form.hidden = !1;
  // A browser that comes back to the page may have kept what was filled in.
  filter();
  reveal();
})();
