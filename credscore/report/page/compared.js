"use strict";
// Everything on the page works without this; it lights up what belongs together.
(() => {
  const marked = [...document.querySelectorAll("[data-changes]")];
  const byChange = new Map();
  for (const part of marked) {
    for (const number of part.dataset.changes.split(" ")) {
      if (!byChange.has(number)) byChange.set(number, []);
      byChange.get(number).push(part);
    }
  }
  let lit = [];
  const light = (part) => {
    for (const old of lit) old.classList.remove("lit");
    lit = part ? part.dataset.changes.split(" ").flatMap((n) => byChange.get(n)) : [];
    for (const one of lit) one.classList.add("lit");
  };
  const over = (event) => light(event.target.closest("[data-changes]"));
  document.addEventListener("pointerover", over);
  document.addEventListener("focusin", over);

  // A change may be cut in pieces where it meets others: every piece leads on as the first does.
  document.addEventListener("click", (event) => {
    const part = event.target.closest("span[data-changes]");
    if (!part) return;
    const number = part.dataset.changes.split(" ")[0];
    const first = byChange.get(number).find((one) => one.href && one.closest(".cell") &&
      one.closest(".cell").className === part.closest(".cell").className);
    if (first) first.click();
  });

  // Who follows a link with the keyboard goes on from where it led.
  const reveal = () => {
    const id = location.hash.slice(1);
    const there = id && document.getElementById(id);
    if (!there) return;
    const fold = there.closest("details");
    if (fold) fold.open = !0;
    there.scrollIntoView({ block: "center" });
    (there.matches("a, [tabindex]") ? there : there.closest("a") || there).focus({ preventScroll: !0 });
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = !0;
  });
})();
