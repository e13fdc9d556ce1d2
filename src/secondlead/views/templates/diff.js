"use strict";
// Lights up a change's words in both texts while it is pointed at or focused; a click keeps them lit, and brings them into view. Esc lets go.
// The page works without it: numbers are links both ways.
(() => {
  document.documentElement.classList.add("js");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const changes = new Map([...document.querySelectorAll(".change")].map((one) => [one.dataset.c, one]));
  const marks = new Map();
  for (const mark of document.querySelectorAll("mark.c")) {
    for (const number of mark.dataset.c.split(" ")) marks.set(number, [...(marks.get(number) ?? []), mark]);
  }
  let kept = null;
  let lit = [];

  const reveal = (element) => element?.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });

  function light(number) {
    for (const element of lit) element.classList.remove("on");
    lit = number === null ? [] : [changes.get(number), ...(marks.get(number) ?? [])].filter(Boolean);
    for (const element of lit) element.classList.add("on");
  }

  function keep(number) {
    kept = kept === number ? null : number;
    light(kept);
    if (kept === null) return;
    for (const side of document.querySelectorAll(".side")) reveal(side.querySelector("mark.on"));
  }

  for (const [number, change] of changes) {
    change.addEventListener("pointerenter", () => light(number));
    change.addEventListener("pointerleave", () => light(kept));
    change.addEventListener("focusin", () => light(number));
    change.addEventListener("focusout", () => light(kept));
    change.addEventListener("click", (event) => { if (!event.target.closest("a")) keep(number); });
  }
  for (const mark of document.querySelectorAll("mark.c")) {
    const first = mark.dataset.c.split(" ")[0];
    mark.addEventListener("pointerenter", () => light(first));
    mark.addEventListener("pointerleave", () => light(kept));
    mark.addEventListener("click", () => { keep(first); reveal(changes.get(first)); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { kept = null; light(null); } });
})();
