"use strict";
// Everything on the page works without this; it lights up what belongs together.
(() => {
  const parts = new Map();
  const near = (event) => event.target.closest?.("[data-evidence]");
  const all = (part) => {
    const score = part.closest(".score");
    if (!parts.has(score)) {
      const found = new Map();
      for (const one of score.querySelectorAll("[data-evidence]")) {
        for (const number of one.dataset.evidence.split(" ")) {
          if (!found.has(number)) found.set(number, []);
          found.get(number).push(one);
        }
      }
      parts.set(score, found);
    }
    return part.dataset.evidence.split(" ").flatMap((number) => parts.get(score).get(number));
  };

  let lit = [];
  let last = null;
  const light = (event) => {
    const part = near(event);
    if (part === last) return;
    last = part;
    document.body.classList.remove("hushed");
    for (const old of lit) old.classList.remove("lit", "shown");
    lit = part ? all(part) : [];
    for (const one of lit) one.classList.add("lit");
    if (part && part.matches(".mark")) beside(lit.filter((one) => one.matches("li")).pop());
  };
  // The list beside the text follows; the page itself stays where it is.
  const beside = (item) => {
    const list = item?.closest("aside");
    if (!list || list.scrollHeight <= list.clientHeight) return;
    const [box, around] = [item.getBoundingClientRect(), list.getBoundingClientRect()];
    if (box.top < around.top) list.scrollTop += box.top - around.top - 8;
    else if (box.bottom > around.bottom) list.scrollTop += box.bottom - around.bottom + 8;
  };
  document.addEventListener("pointerover", light);
  document.addEventListener("focusin", light);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.body.classList.add("hushed");
  });

  // A finger has nothing to hover with: it shows the tip first, and leads on when it comes again.
  let touched = !1;
  addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, !0);
  document.addEventListener("click", (event) => {
    const part = near(event);
    if (!part || !part.matches(".mark")) return;
    if (touched && !part.matches(".shown")) {
      event.preventDefault();
      light(event);
      part.classList.add("shown");
    } else if (!part.href) {
      all(part).find((one) => one.href)?.click();
    }
  });

  // Who follows a link with the keyboard goes on from where it led.
  const reveal = () => {
    const there = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!there) return;
    for (let fold = there.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = !0;
    }
    there.scrollIntoView({ block: "center" });
    (there.matches("a, [tabindex]") ? there : there.closest("a") || there).focus({ preventScroll: !0 });
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".score details")) fold.open = !0;
  });
})();
