"use strict";
// Pointing at a proposition lights up its words in the reports, and the other way round; nothing hangs on it.
const marks = [...document.querySelectorAll("mark[data-of]")];
const light = (ids, on) => {
  for (const mark of marks) {
    if (mark.dataset.of.split(" ").some((id) => ids.includes(id))) mark.classList.toggle("lit", on);
  }
};
for (const prop of document.querySelectorAll(".prop")) {
  for (const [name, on] of [["mouseenter", true], ["mouseleave", false], ["focusin", true], ["focusout", false]]) {
    prop.addEventListener(name, () => light([prop.id], on));
  }
}
for (const mark of marks) {
  mark.addEventListener("click", () => document.getElementById(mark.dataset.of.split(" ")[0])?.scrollIntoView({ block: "center" }));
  mark.addEventListener("keydown", (event) => { if (event.key === "Enter") mark.click(); });
}
