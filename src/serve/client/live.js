// Listens to what the server says of this page and brings it up to date in place.

/** What the server sent for this page last. */
const shown = copyOf(document.documentElement);
let { hash, style } = SCRIPT.dataset;
let events = null;
let instance = null;
let gone = false;
let pause = 250;
let retry = 0;
let complaint = 0;
let fetching = false;
let wanted = 0;

/** Browsers allow six connections to one server, and an analyst has more tabs: those that nobody sees hold none. */
const asleep = () => document.hidden && !kept("follow");

function connect() {
  clearTimeout(retry);
  if (events || asleep()) return;
  events = new EventSource(`/_chancery/events?${new URLSearchParams({ page: PAGE, hash: gone ? "" : hash, style })}`);
  const acts = { hello: greet, page: bringUpToDate, gone: () => setGone(true), style: restyle, reports: showReports, saved: followSaved };
  for (const [name, act] of Object.entries(acts)) events.addEventListener(name, ({ data }) => act(JSON.parse(data)));
  events.onerror = () => {
    disconnect();
    complaint ||= setTimeout(() => setOffline(true), 1200);
    retry = setTimeout(connect, pause);
    pause = Math.min(pause * 1.5, 4000);
  };
}

function disconnect() {
  clearTimeout(retry);
  events?.close();
  events = null;
}

function greet(hello) {
  clearTimeout(complaint);
  complaint = 0;
  pause = 250;
  setOffline(false);
  const another = instance && instance !== hello.instance;
  if (another || newsAfter === Infinity) newsAfter = hello.generation;
  instance = hello.instance;
  if (!another) return;
  updated = { generation: 0, changed: [] };
  bringUpToDate(hello);
}

/** Fetches the page and shows it; what comes in meanwhile is fetched after. */
async function bringUpToDate({ generation }) {
  wanted = generation;
  if (fetching) return;
  fetching = true;
  for (let done = 0; done !== wanted; ) {
    done = wanted;
    await fetchPage(done).catch(() => {});
  }
  fetching = false;
}

async function fetchPage(generation) {
  const response = await fetch(location.pathname + location.search, { cache: "no-cache" });
  const now = new DOMParser().parseFromString(await response.text(), "text/html").documentElement;
  const script = now.querySelector("script[data-page]");
  // No page of the site: what is shown stays until the next event.
  if (!script) return;
  if (!script.dataset.hash) return setGone(hash !== "");
  hash = script.dataset.hash;
  setGone(false);
  const scripts = (root) => [...root.querySelectorAll("script:not([data-page])")].map((one) => one.outerHTML).join();
  // A script runs only in a page that is loaded.
  if (scripts(shown) !== scripts(now)) return location.reload();
  const changed = [];
  keepingPlace(() => morph(shown, now, changed));
  dodge(passage(changed));
  followUpdate({ generation, changed: changed.filter((element) => document.body.contains(element)) });
}

/** Loads style sheets and pictures anew. */
function restyle({ hrefs, version }) {
  style = version;
  const concerned = (address) => {
    const { origin, pathname } = new URL(address, location.href);
    return origin === location.origin && hrefs.includes(decodeURIComponent(pathname.slice(1)));
  };
  const anew = (address) => `${address.split("?")[0]}?v=${version}`;
  if ([...document.scripts].some(({ src }) => src && concerned(src))) return location.reload();
  const sheets = [...document.querySelectorAll("link[rel~=stylesheet]:not([data-chancery-next])")];
  const named = sheets.filter(({ href }) => concerned(href));
  const pictures = [...document.images].filter(({ src }) => src && concerned(src));
  for (const picture of pictures) picture.src = anew(picture.src);
  // What a sheet takes in (another sheet, a font, a picture) is not known here.
  const all = !named.length && !pictures.length;
  for (const sheet of all ? sheets : named) if (!sheet.href.includes("/_chancery/")) swap(sheet, anew(sheet.href));
}

/** The old sheet goes when the new one is there. */
function swap(sheet, address) {
  const other = sheet.nextElementSibling;
  if (other?.hasAttribute("data-chancery-next")) other.remove();
  const next = sheet.cloneNode();
  next.href = address;
  next.toggleAttribute("data-chancery-next", true);
  next.onerror = () => next.remove();
  next.onload = () => {
    next.removeAttribute("data-chancery-next");
    for (const copy of shown.querySelectorAll("link")) if (inDocument.get(copy) === sheet) inDocument.set(copy, next);
    sheet.remove();
  };
  sheet.after(next);
}

function setGone(is) {
  gone = is;
  document.documentElement.toggleAttribute("data-chancery-gone", is);
  notify();
}

function setOffline(is) {
  offline = is;
  showPanel();
  notify();
}

function notify() {
  const missing = gone && "This page is no longer part of the site. It comes back by itself when its file does.";
  const text = offline ? "The preview has stopped. This page stays as it was, and goes on when chancery watch does." : missing || "";
  if (notice.textContent !== text) notice.textContent = text;
}

document.addEventListener("visibilitychange", () => (asleep() ? disconnect() : connect()));
addEventListener("pageshow", connect);
addEventListener("pagehide", () => {
  rememberPage();
  disconnect();
});
showCorner();
followArrival();
connect();
