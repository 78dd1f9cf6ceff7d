// The source beside the page: a report as it reads, at the words that were quoted. A component of gradio's would send
// the whole report through its queue at every click; here it is fetched once and moved about in.
"use strict";

(() => {
  const PLACE = /^([a-z0-9_-]{1,64}):(\d{1,9})-(\d{1,9})$/;
  const { address, calm, copy, say } = window.samsvar;
  const byId = (id) => document.getElementById(id);
  const fetched = new Map(); // report → its article
  let hits = [];
  let at = 0;
  let opener = null;

  const parse = (text) => { const found = PLACE.exec(text ?? ""); return found && { report: found[1], start: +found[2], end: +found[3], text }; };
  const isOpen = () => !byId("panel")?.hidden;
  const narrow = () => matchMedia("(max-width: 64rem)").matches;

  async function article(report) {
    if (!fetched.has(report)) {
      const answer = await fetch(new URL(`rapport/${report}`, location.origin + location.pathname));
      const made = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article.report");
      if (!answer.ok || !made) throw new Error("no such report");
      fetched.set(report, document.importNode(made, true));
    }
    return fetched.get(report);
  }

  // Every statement that a place touches, in order.
  const touched = (body, place) => [...body.querySelectorAll(".u")].filter((statement) => {
    const start = +statement.id.slice(1);
    return start < place.end && +statement.dataset.end > place.start;
  });

  async function show({ focus = true } = {}) {
    const place = hits[at];
    const body = byId("panel-body");
    address.write({ "källa": place.text });
    point(place.text);
    let report;
    try { report = await article(place.report); } catch { return fail(); }
    if (hits[at] !== place) return; // the reader has gone on meanwhile
    if (body.firstElementChild !== report) body.replaceChildren(report);
    for (const old of report.querySelectorAll(".here, .cited")) { old.classList.remove("here", "cited"); old.removeAttribute("tabindex"); }
    for (const hit of hits) if (hit.report === place.report) for (const statement of touched(report, hit)) statement.classList.add("cited");
    const found = touched(report, place);
    if (!found.length) return fail();
    for (const statement of found) statement.classList.add("here");
    describe(report, found[0]);
    found[0].tabIndex = -1;
    found[0].scrollIntoView({ block: "center", behavior: calm() || !focus ? "auto" : "instant" });
    if (focus) found[0].focus({ preventScroll: true });
  }

  // Which [n] the panel shows.
  function point(text) {
    for (const mark of document.querySelectorAll(".mark[aria-current]")) mark.removeAttribute("aria-current");
    for (const mark of document.querySelectorAll(".mark")) if (mark.dataset.source === text) mark.setAttribute("aria-current", "true");
  }

  function describe(report, statement) {
    const page = statement.dataset.page ? ` · s. ${statement.dataset.page}` : "";
    byId("panel-n").textContent = hits.length > 1 ? `Källa ${at + 1} av ${hits.length}` : "Källa";
    byId("panel-path").textContent = `${report.dataset.short} › ${statement.closest(".passage")?.dataset.path ?? ""}${page}`;
    byId("panel-alone").href = new URL(`rapport/${report.dataset.report}#${statement.id}`, location.origin + location.pathname).href;
    for (const [name, off] of [["previous", at === 0], ["next", at === hits.length - 1]]) {
      const button = document.querySelector(`[data-panel=${name}]`);
      button.setAttribute("aria-disabled", String(off));
      button.hidden = hits.length < 2;
    }
  }

  function fail() {
    const told = document.createElement("p");
    told.className = "panel-wait";
    told.setAttribute("role", "alert");
    told.textContent = navigator.onLine === false ? "Samsvar svarar inte just nu." : "Den källan går inte att visa. Länken kan vara gammal, eller så svarar Samsvar inte just nu.";
    byId("panel-path").textContent = "";
    byId("panel-body").replaceChildren(told);
    byId("panel-body").focus({ preventScroll: true });
  }

  function reveal() {
    byId("panel").hidden = false;
    document.documentElement.dataset.panel = "open";
    // On a narrow screen the panel covers the page, which must then not be reached behind it.
    for (const behind of document.querySelectorAll("#masthead, .view")) behind.inert = narrow();
  }

  function close() {
    if (!isOpen()) return;
    byId("panel").hidden = true;
    point("");
    delete document.documentElement.dataset.panel;
    for (const behind of document.querySelectorAll("#masthead, .view")) behind.inert = false;
    address.write({ "källa": "" });
    const back = opener?.isConnected ? opener : document.querySelector("#question textarea");
    back?.focus({ preventScroll: !!opener?.isConnected });
    if (opener?.isConnected) {
      const { top, bottom } = opener.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) opener.scrollIntoView({ block: "center" });
    }
  }

  function open(places, index, from) {
    hits = places;
    at = index;
    opener = from;
    reveal();
    show();
  }

  function move(step) {
    const next = at + step;
    if (next < 0 || next >= hits.length) return;
    at = next;
    show({ focus: false });
    say(`${byId("panel-n").textContent.replace(/\d+/, String(at + 1))}`);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-source]");
    if (button) {
      const among = [...(button.closest("[data-hits]") ?? document).querySelectorAll("[data-source]")].map((b) => b.dataset.source);
      const places = [...new Set(among)].map(parse).filter(Boolean);
      const index = places.findIndex((place) => place.text === button.dataset.source);
      if (index >= 0) open(places, index, button);
      return;
    }
    const does = event.target.closest?.("button[data-panel]")?.dataset.panel;
    if (does === "close") close();
    else if (does === "previous") move(-1);
    else if (does === "next") move(1);
    else if (does === "link") copy(location.href).then(() => say("Länken till källan är kopierad."));
  });

  document.addEventListener("keydown", (event) => {
    if (!isOpen() || event.defaultPrevented || document.querySelector("dialog[open], :popover-open")) return;
    if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) { event.preventDefault(); move(event.key === "ArrowDown" ? 1 : -1); }
  });

  // A link to a source, or the browser's way back to one.
  window.samsvar.source = {
    follow() {
      const place = parse(address.read("källa"));
      if (!place) return close();
      if (isOpen() && hits[at]?.text === place.text) return;
      open([place], 0, null);
    },
  };
})();
