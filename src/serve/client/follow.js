// Follow mode: this tab goes to the page and passage that was saved last, and marks it.

/** `sessionStorage`: what one tab remembers, where the browser lets it. */
function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(`chancery.${name}`));
  } catch {
    return null;
  }
}

function keep(name, value) {
  try {
    sessionStorage.setItem(`chancery.${name}`, JSON.stringify(value));
  } catch {
    // Full or forbidden: the tab forgets, nothing else.
  }
}

/** The newest update of this page, and what was saved on it but has not arrived. */
let updated = { generation: 0, changed: [] };
let awaited = null;
/** Saves up to this generation are no news. */
let newsAfter = Infinity;

function followSaved({ address, anchor, generation }) {
  if (!kept("follow") || generation <= newsAfter) return;
  newsAfter = generation;
  if (address !== PAGE) {
    keep("arrival", { address, anchor });
    return location.assign(`/${encodeURI(address)}${anchor ? `#${anchor}` : ""}`);
  }
  awaited = { anchor, generation };
  followUpdate(updated);
  // What was saved may leave this page as it is.
  setTimeout(() => followUpdate({ generation, changed: [] }), 600);
}

/** What changed in this page, and in which generation. */
function followUpdate(update) {
  updated = update;
  if (!awaited || update.generation < awaited.generation) return;
  reveal(passage(update.changed, awaited.anchor));
  awaited = null;
}

/** On a page that the tab was sent to: what is new since it was last here, else the anchor. */
function followArrival() {
  const arrival = kept("arrival");
  keep("arrival", null);
  if (arrival?.address !== PAGE) return;
  const before = new Set(kept("pages")?.[PAGE]);
  const fresh = before.size ? textBlocks().filter((block) => !before.has(digest(block))) : [];
  reveal(passage(fresh.filter((block) => !fresh.some((other) => other !== block && block.contains(other))), arrival.anchor));
}

/** For when the tab comes back: the texts of this page; those of the 30 pages before it stay. */
function rememberPage() {
  const { [PAGE]: _, ...others } = kept("pages") ?? {};
  keep("pages", Object.fromEntries([...Object.entries(others).slice(-30), [PAGE, textBlocks().map(digest)]]));
}

const textBlocks = () => [...document.querySelectorAll(`main :is(${BLOCKS})`)].slice(0, 2000);

function digest({ textContent }) {
  let hash = 0;
  for (let at = 0; at < textContent.length; at += 1) hash = (Math.imul(hash, 31) + textContent.charCodeAt(at)) | 0;
  return hash;
}
