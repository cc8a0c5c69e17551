// The corner of the window that is the preview's own: badge, reports, notices, confirmations.
// It stands beside the body in a shadow tree: no theme styles it, and no update of the page touches it.

const corner = make("chancery-live", { lang: "en", dir: "ltr" });
const toast = make("p", { class: "toast", role: "status" });
const notice = make("p", { class: "notice", role: "status" });
const alarm = make("p", { class: "unseen", role: "alert" });
const panel = make("section", { class: "panel", id: "panel", tabindex: "-1" });
const badge = button("badge", () => openList());

let reports = { errors: 0, warnings: 0, notes: 0, here: 0, items: [] };
let offline = false;
/** The list was opened from the badge; it shows this page's reports only. */
let listed = false;
let hereOnly = true;

function showCorner() {
  const shadow = corner.attachShadow({ mode: "open" });
  const sheet = make("link", { rel: "stylesheet", href: "/_chancery/live.css" });
  const column = make("div", { class: "chancery", hidden: "" }, alarm, toast, notice, panel, badge);
  sheet.onload = () => (column.hidden = false);
  shadow.append(sheet, column);
  document.documentElement.append(corner);
  badge.setAttribute("aria-controls", "panel");
  panel.addEventListener("keydown", (event) => event.key === "Escape" && closePanel());
  showPanel();
}

function showReports(newer) {
  const errors = ({ items }) => items.filter((item) => item.severity === "error");
  const known = new Set(errors(reports).map(sentence));
  const fresh = errors(newer).map(sentence).filter((text) => !known.has(text));
  if (fresh.length) alarm.textContent = `${counted(newer.errors, "error")}. ${fresh[0]}`;
  else if (reports.errors && !newer.errors) alarm.textContent = "No errors any more";
  reports = newer;
  showPanel();
  dodge(passage(updated.changed));
}

const placeOf = ({ path, line, column }) => (line ? `${path}:${line}:${column}` : path);
const sentence = (item) => `${item.message}, ${placeOf(item)}`;
const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Draws badge and panel anew; focus and scroll position inside stay. */
function showPanel() {
  const { errors, warnings } = reports;
  const open = listed || (errors > 0 && !kept("collapsed"));
  const focus = corner.shadowRoot.activeElement;
  const scrolled = panel.querySelector("ol")?.scrollTop;
  const tone = errors ? "error" : warnings ? "warning" : "calm";
  panel.className = `panel ${tone}`;
  panel.hidden = !open;
  panel.setAttribute("aria-label", listed ? "Preview" : "Errors");
  panel.replaceChildren(...(listed ? everything() : open ? errorsOnly() : []));
  panel.querySelector("ol")?.scrollTo(0, scrolled);
  const counts = [errors && counted(errors, "error"), warnings && counted(warnings, "warning")].filter(Boolean).join(", ");
  badge.className = `badge ${offline ? "offline" : tone}`;
  badge.hidden = open;
  badge.setAttribute("aria-expanded", open);
  badge.replaceChildren(offline ? "not connected" : counts || "preview", kept("follow") ? make("small", {}, "following") : "");
  document.documentElement.toggleAttribute("data-chancery-panel", open);
  if (!focus) return;
  const same = [...panel.querySelectorAll("a, button, input")].find((one) => one.className === focus.className && one.textContent === focus.textContent);
  (same ?? (open ? panel : badge)).focus({ preventScroll: true });
}

function errorsOnly() {
  const items = reports.items.filter((item) => item.severity === "error").sort((a, b) => b.here - a.here);
  const others = reports.warnings + reports.notes;
  const all = others ? button("others", () => openList(false), `and ${others} more`) : "";
  return [heading(counted(reports.errors, "error"), all), listOf(items, reports.errors - items.length)];
}

function everything() {
  const here = reports.items.filter((item) => item.here);
  const items = hereOnly ? here : reports.items;
  const all = reports.errors + reports.warnings + reports.notes;
  const total = hereOnly ? reports.here : all;
  const choice = (name, value, count) => {
    const made = button("choice", () => openList(value), `${name} ${count}`);
    made.setAttribute("aria-pressed", hereOnly === value);
    return made;
  };
  const follow = make("input", { type: "checkbox" });
  follow.checked = Boolean(kept("follow"));
  follow.onchange = () => (keep("follow", follow.checked), showPanel());
  const keys = document.querySelector("[data-key]") ? make("p", {}, make("kbd", {}, "c"), " cites the selected words, a paragraph’s number all of it") : "";
  return [
    heading("Reports", make("div", { role: "group", "aria-label": "Of" }, choice("This page", true, reports.here), choice("Site", false, all))),
    items.length ? listOf(items, total - items.length) : make("p", { class: "none" }, hereOnly ? "Nothing to report on this page." : "Nothing to report."),
    make("footer", {}, make("label", {}, follow, " Follow: go to what is saved"), keys),
  ];
}

function heading(title, beside) {
  const close = button("close", closePanel, "×");
  close.setAttribute("aria-label", "Close");
  return make("header", {}, make("h2", {}, title), beside, close);
}

function listOf(items, left) {
  return make("ol", { tabindex: "-1" }, ...items.map(itemOf), left > 0 ? make("li", {}, `and ${left} more`) : "");
}

function itemOf(item) {
  const place = placeOf(item);
  const goes = /^(?!javascript|data|vbscript)[a-z][a-z0-9+.-]*:/i.test(item.href);
  return make(
    "li",
    { class: item.severity },
    make("p", {}, make("b", {}, item.severity), " ", ...withCode(item.message)),
    !place ? "" : goes ? make("a", { class: "place", href: item.href }, place) : button("place", () => copy(place), place),
    item.excerpt ? excerptOf(item) : "",
    item.hint ? make("p", { class: "hint" }, ...withCode(item.hint)) : "",
  );
}

function excerptOf({ excerpt, caret, line }) {
  const letters = Array.from(excerpt);
  const part = (from, to) => letters.slice(from, to).join("");
  const end = caret.start + caret.length;
  // The caret can stand behind the last letter.
  const meant = make("mark", {}, part(caret.start, end) || " ");
  return make("pre", {}, make("i", { "aria-hidden": "true" }, line), make("code", {}, part(0, caret.start), meant, part(end)));
}

const withCode = (text) => text.split(/`([^`]*)`/).map((part, at) => (at % 2 ? make("code", {}, part) : part));

function openList(here = reports.here > 0 || !reports.items.length) {
  listed = true;
  hereOnly = here;
  showPanel();
  if (!corner.shadowRoot.activeElement) panel.focus({ preventScroll: true });
}

function closePanel() {
  listed = false;
  keep("collapsed", reports.errors > 0);
  showPanel();
  badge.focus({ preventScroll: true });
}

/** Keeps the panel off what was just written: in the other corner, or by a little scrolling where it is as wide as the window. */
function dodge(block) {
  if (panel.hidden || !block) return;
  const overlap = () => {
    const [a, b] = [panel.getBoundingClientRect(), block.getBoundingClientRect()];
    return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right && Math.min(b.bottom - a.top + 12, b.top - 12);
  };
  if (!overlap()) return;
  corner.toggleAttribute("data-other-side");
  if (overlap()) scrollBy({ top: overlap(), behavior: "instant" });
}

let forgetting = 0;
/** A short confirmation, with the words it is about. */
function say(text, words) {
  toast.replaceChildren(text, words ? make("span", {}, words) : "");
  clearTimeout(forgetting);
  forgetting = setTimeout(() => toast.replaceChildren(), 4000);
}

function button(name, press, text = "") {
  const made = make("button", { type: "button", class: name }, text);
  made.onclick = press;
  return made;
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
