// What the page needs beyond gradio's components: views with addresses, buttons that ask the program for something,
// and what the program hands out. Runs before gradio does.
"use strict";

// Gradio picks its language from the browser's; the page is Swedish for every reader.
Object.defineProperty(navigator, "language", { get: () => "sv" });
Object.defineProperty(navigator, "languages", { get: () => ["sv"] });

(() => {
  const OURS = ["vy", "källa"];
  const byId = (id) => document.getElementById(id);
  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  // The address: only what is ours stays in it. Anything else could only open gradio's own panels, which are English.
  const address = {
    read(name) { return new URLSearchParams(location.search).get(name) ?? ""; },
    write(changes, { push = false } = {}) {
      const kept = new URLSearchParams();
      for (const name of OURS) {
        const value = name in changes ? changes[name] : address.read(name);
        if (value) kept.set(name, value);
      }
      const query = kept.toString().replaceAll("%3A", ":");
      const url = location.pathname + (query ? `?${query}` : "");
      if (url !== location.pathname + location.search) history[push ? "pushState" : "replaceState"](null, "", url);
    },
  };
  if (location.search) address.write({});

  // Views.
  const known = () => [...document.querySelectorAll("[data-view-link]")].map((link) => link.dataset.viewLink);
  const current = () => { const view = address.read("vy"); return known().includes(view) ? view : "fraga"; };
  function showView({ focus = false } = {}) {
    const view = current();
    document.documentElement.dataset.view = view;
    for (const link of document.querySelectorAll("[data-view-link]")) {
      if (link.dataset.viewLink === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const name = document.querySelector(`[data-view-link="${view}"]`)?.textContent;
    document.title = view === "fraga" || !name ? "Samsvar" : `${name} – Samsvar`;
    if (!focus) return;
    scrollTo(0, 0);
    (view === "fraga" ? document.querySelector("#question textarea") : document.querySelector(`#view-${view} .view-title`))
      ?.focus({ preventScroll: true });
  }
  // Before gradio has made anything, so that no other view is seen first.
  document.documentElement.dataset.view = new URLSearchParams(location.search).get("vy") || "fraga";
  addEventListener("popstate", () => { showView(); window.samsvar.source?.follow(); });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-view-link]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const view = link.dataset.viewLink;
    address.write({ vy: view === "fraga" ? "" : view }, { push: true });
    showView({ focus: true });
    say("");
  });

  // A word on what was done, in a region that is read out.
  let silence;
  function say(text) {
    const place = byId("said");
    if (!place) return;
    clearTimeout(silence);
    place.textContent = "";
    requestAnimationFrame(() => { place.textContent = text; });
    silence = setTimeout(() => { place.textContent = ""; }, 6000);
  }

  async function copy(text, html) {
    try {
      const kinds = { "text/plain": new Blob([text], { type: "text/plain" }) };
      if (html) kinds["text/html"] = new Blob([html], { type: "text/html" });
      await navigator.clipboard.write([new ClipboardItem(kinds)]);
    } catch { // no clipboard on a page that is served without TLS
      const box = document.createElement("textarea");
      box.value = text;
      box.className = "unseen";
      const before = document.activeElement;
      document.body.append(box);
      box.select();
      document.execCommand("copy");
      box.remove();
      before?.focus?.({ preventScroll: true });
    }
  }

  function save({ name, type, content }) {
    const bytes = Uint8Array.from(atob(content), (char) => char.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // The form for remarks.
  document.addEventListener("click", (event) => {
    const dialog = byId("remark");
    const opener = event.target.closest?.("[data-remark]");
    if (opener) {
      dialog.querySelector("[name=turn]").value = opener.dataset.remark;
      byId("remark-question").textContent = byId(`q${opener.dataset.remark}`)?.lastChild?.textContent ?? "";
      dialog.showModal();
    } else if (event.target.closest?.("[data-close]")) dialog.close();
  });

  const values = (form) => {
    const found = {};
    for (const [name, value] of new FormData(form)) (found[name] ??= []).push(value);
    return found;
  };

  // The same with the content of files.
  const read = async (form) => {
    const found = values(form);
    const content = (value) => (value instanceof File ? value.text() : value);
    for (const name in found) found[name] = await Promise.all(found[name].map(content));
    return found;
  };

  // An outline: its sections change places, and a saved one is opened as soon as it is chosen.
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-move]");
    if (!button) return;
    const item = button.closest("li");
    const up = button.dataset.move === "-1";
    (up ? item.previousElementSibling?.before(item) : item.nextElementSibling?.after(item));
    button.focus(); // what is moved loses it
    const all = [...item.parentElement.children];
    say(`${button.dataset.name}: plats ${all.indexOf(item) + 1} av ${all.length}.`);
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.matches("[data-opens]") || !target.files.length) return;
    if (target.files[0].size > +target.dataset.opens) say("Utkastet är för stort för sidan. Öppna det med samsvar board.");
    else target.form.requestSubmit();
    target.value = ""; // so that the same file can be opened again
  });

  window.samsvar = {
    address, calm, copy, say,

    // Called by gradio with the element of a component: its buttons and forms then reach the program.
    connect(element, trigger) {
      element.addEventListener("click", (event) => {
        const button = event.target.closest("[data-do]");
        if (!button) return;
        const text = button.dataset.text ?? button.textContent;
        const held = "held" in button.dataset ? values(button.form) : {}; // the whole form goes with the button
        trigger(button.dataset.event ?? "click", { ...held, ...button.dataset, text });
        // A form whose boxes are unticked from outside: the browser keeps what the reader has ticked otherwise.
        if (button.dataset.event === "clear") for (const box of element.querySelectorAll("input:checked")) box.checked = false;
      });
      let pause; // a form that changes fast is sent once, when it rests
      element.addEventListener("input", (event) => {
        const form = event.target.closest("form[data-form]:not([method=dialog])");
        clearTimeout(pause);
        if (form) pause = setTimeout(() => trigger("input", values(form)), event.target.type === "search" ? 250 : 30);
      });
      element.addEventListener("submit", (event) => {
        event.preventDefault();
        if (event.target.method === "dialog") read(event.target).then((found) => trigger("submit", found));
      });
      showView();
    },

    // Called with the conversation's element: keeps its questions while the tab lives, and a new one in sight.
    follow(element, watch, trigger) {
      const KEPT = "samsvar";
      let last = "";
      const opened = new Set(); // ids of what the reader has unfolded; gradio rewrites the attributes at every answer
      element.addEventListener("toggle", ({ target }) => { if (target.id) opened[target.open ? "add" : "delete"](target.id); }, true);
      const log = () => element.querySelector(".log");
      try {
        const kept = sessionStorage.getItem(KEPT);
        if (kept && kept !== "[]") trigger("load", { kept });
      } catch { /* a browser that keeps nothing */ }
      watch("value", () => {
        for (const id of opened) byId(id)?.setAttribute("open", "");
        try { sessionStorage.setItem(KEPT, log()?.dataset.kept ?? ""); } catch { /* the same */ }
        const turn = element.querySelector(".turn:last-of-type");
        if (!turn) { last = ""; opened.clear(); document.querySelector("#question textarea")?.focus(); return; }
        const key = turn.id + turn.querySelector(".asked").textContent; // a restarted server counts anew
        const isNew = key !== last;
        last = key;
        // Two frames later the introduction above is gone and the answer is in place.
        requestAnimationFrame(() => requestAnimationFrame(() => {
          const top = turn.getBoundingClientRect().top;
          if (isNew || top < 0) turn.scrollIntoView({ block: "start" });
        }));
        // The example that was clicked is gone: go on from the question that it asked.
        if (!document.activeElement || document.activeElement === document.body) turn.focus({ preventScroll: true });
      });
    },

    // Called with what the program hands out.
    async deliver(parcel) {
      if (!parcel) return;
      if (parcel.closes) { byId(parcel.closes)?.close(); byId(parcel.closes)?.querySelector("form")?.reset(); }
      if (parcel.kind === "file") { save(parcel); say(`Filen ${parcel.name} är sparad. ${parcel.also ?? ""}`.trim()); }
      else if (parcel.kind === "fill") {
        byId(parcel.place).innerHTML = parcel.html;
        byId(parcel.place).querySelector("[tabindex='-1']")?.focus();
        say(parcel.text);
      }
      else if (parcel.kind === "copy") { await copy(parcel.text, parcel.html); say("Svaret är kopierat, med källor."); }
      else say(parcel.text);
    },
  };
})();
