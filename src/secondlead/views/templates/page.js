
"use strict";
// Lights up a statement's words while it is pointed at or focused, keeps them lit on a click, and finds the statements of a word.
// The page works without it: numbers are links both ways. It scans a report's statements as a list: a pair of thousands is no matter.
(() => {
  const ROLES = ["own", "content", "condition", "source", "cue", "hedge"];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 62rem)");

  const reveal = (element) => element.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });

  function start(article) {
    const cards = [...article.querySelectorAll(".statement")];
    const numbers = cards.map((card) => card.querySelector(".number"));
    const known = new Map();
    const lit = [];
    let shown = [];
    let kept = [];
    let clicked = {};

    function runs(card) {
      if (!known.has(card)) {
        known.set(card, card.dataset.runs.split(" ").filter(Boolean).map((run) => {
          const [role, first, last] = run.split(/[:-]/);
          return [role, Number(first), Number(last)];
        }));
      }
      return known.get(card);
    }

    // Runs of one role are drawn together first, so that many statements over the same words cost no more than the words.
    function light(several) {
      for (const element of lit.splice(0)) element.classList.remove("lit", ...ROLES.map((role) => `lit-${role}`));
      for (const role of ROLES) {
        const drawn = several.flatMap((card) => runs(card).filter((run) => run[0] === role)).sort((a, b) => a[1] - b[1]);
        let next = 0;
        for (const [, first, last] of drawn) {
          for (next = Math.max(next, first); next <= last; next += 1) {
            const element = document.getElementById(`${article.id}-g${next}`);
            if (element) {
              element.classList.add("lit", `lit-${role}`);
              lit.push(element);
            }
          }
        }
      }
    }

    function show(several) {
      if (several.length === shown.length && several.every((card, place) => card === shown[place])) return;
      for (const card of shown) card.classList.remove("on");
      for (const card of several) card.classList.add("on");
      shown = several;
      light(several);
    }

    function keep(several) {
      for (const card of kept) {
        card.classList.remove("kept");
        card.querySelector(".number").removeAttribute("aria-current");
      }
      kept = several;
      for (const card of kept) {
        card.classList.add("kept");
        card.querySelector(".number").setAttribute("aria-current", "true");
      }
      show(kept);
    }

    function holding(mark) {
      const number = Number(mark.id.slice(article.id.length + 2));
      return cards.filter((card) => runs(card).some((run) => run[1] <= number && number <= run[2]));
    }

    function meant(element) {
      const card = element.closest(".statement");
      if (card) return [card];
      const ref = element.closest(".ref");
      if (ref) return [document.getElementById(ref.hash.slice(1))];
      const mark = element.closest(".m");
      return mark ? holding(mark) : kept;
    }

    // A click may scroll other words under a pointer that has not moved: they are not pointed at.
    const enter = (event) => {
      if (event.type === "mouseover" && event.clientX === clicked.x && event.clientY === clicked.y) return;
      show(meant(event.target));
    };
    const leave = () => show(kept);
    article.addEventListener("mouseover", enter);
    article.addEventListener("mouseleave", leave);
    article.addEventListener("focusin", enter);
    article.addEventListener("focusout", leave);

    article.addEventListener("click", (event) => {
      const { target } = event;
      clicked = { x: event.clientX, y: event.clientY };
      const number = target.closest(".number");
      const ref = target.closest(".ref");
      if (!number && !ref && (target.closest("a, summary") || String(getSelection()))) return;
      const several = meant(target);
      const card = target.closest(".statement");
      if (ref) {
        event.preventDefault();
        keep(several);
        several[0].querySelector(".number").focus();
      } else if (card) {
        const again = kept.length === 1 && kept[0] === card;
        if (number && wide.matches) event.preventDefault();
        keep(again ? [] : [card]);
        if (!again && wide.matches && lit.length) reveal(lit.find((element) => element.matches(".lit-content, .lit-own")) ?? lit[0]);
      } else if (target.closest(".m")) {
        keep(several);
        if (several.length) reveal(several[0]);
      } else {
        keep([]);
      }
    });

    article.addEventListener("keydown", (event) => {
      const at = numbers.indexOf(event.target);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: numbers.length - 1 }[event.key];
      if (event.key === "Escape") keep([]);
      if (at < 0 || to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      numbers[to]?.focus();
    });
  }

  document.documentElement.classList.add("js");
  for (const article of document.querySelectorAll(".reading")) start(article);
})();
