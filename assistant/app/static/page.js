// What the page needs beyond gradio's components. Runs before gradio does.
"use strict";

// Gradio picks its language from the browser's; the page is Swedish for every reader.
Object.defineProperty(navigator, "language", { get: () => "sv" });
Object.defineProperty(navigator, "languages", { get: () => ["sv"] });

// A query could only open gradio's own panels, which are English and of no use here.
if (location.search) history.replaceState(null, "", location.pathname);

(() => {
  const opened = new Set(); // ids of the sources that the reader has opened

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const show = (element, block) => element.scrollIntoView({ block, behavior: calm() ? "auto" : "smooth" });

  // [n] opens its source, and the way back returns. A plain fragment would reload a page whose address has a query,
  // because gradio's document sets a <base>.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".turn a[href^='#']");
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault();
    const source = target.closest("details");
    if (source) source.open = true;
    show(target, source ? "center" : "start");
    target.focus({ preventScroll: true });
  });

  document.addEventListener("toggle", (event) => {
    if (!event.target.matches?.(".sources details")) return;
    if (event.target.open) opened.add(event.target.id);
    else opened.delete(event.target.id);
  }, true);

  window.samsvar = {
    // Called by gradio with the conversation's element. Gradio rewrites the element's attributes at every answer,
    // which would close the sources that the reader has opened.
    follow(element, watch) {
      let last = "";
      watch("value", () => {
        for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
        const turn = element.querySelector(".turn:last-of-type");
        if (!turn) { last = ""; opened.clear(); document.querySelector("#question textarea")?.focus(); return; }
        const key = turn.id + turn.querySelector(".asked").textContent; // a restarted server counts anew
        const isNew = key !== last;
        last = key;
        // Two frames later the introduction above is gone and the answer is in place.
        requestAnimationFrame(() => requestAnimationFrame(() => {
          const top = turn.getBoundingClientRect().top;
          if (isNew || top < 0 || top > innerHeight / 2) turn.scrollIntoView({ block: "start" });
        }));
        // The example that was clicked is gone: go on from the question that it asked.
        if (!document.activeElement || document.activeElement === document.body) turn.focus({ preventScroll: true });
      });
    },
  };
})();
