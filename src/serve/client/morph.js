// Turns the page that is shown into the page as it is now, without touching what did not change.
//
// `old` is our copy of what the server sent last, each of its nodes tied to one of the document; `now` is what it sends. Only what differs between
// these two is carried over, so what happened to the page since (open folds, typed text, a selection) stays.

const SCRIPT = document.currentScript;
/** The address of this page, as the server knows it: `actors/x.html`. */
const PAGE = SCRIPT.dataset.page;

const inDocument = new WeakMap();
const MOST_CELLS = 1e7;

/** A copy of `node` in a document without a window: pictures are not fetched there, scripts do not run. */
function copyOf(node) {
  return tie(document.implementation.createHTMLDocument("").importNode(node, true), node);
}

function tie(copy, node) {
  inDocument.set(copy, node);
  copy.childNodes.forEach((child, at) => tie(child, node.childNodes[at]));
  return copy;
}

/** Makes `old`, and through it the document, equal to `now`; puts into `changed` the elements whose words are others now. */
function morph(old, now, changed) {
  if (old.isEqualNode(now)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) return morphText(old, now, changed);
  morphAttributes(old, now);
  // Without scripts its content would be parsed; it is never shown here.
  if (old.localName !== "noscript") morphChildren(old, now, changed);
}

/** Replaces only the letters that differ: a selection elsewhere in the text stays. */
function morphText(old, now, changed) {
  const text = inDocument.get(old);
  const [was, is] = [old.data, now.data];
  const shorter = Math.min(was.length, is.length);
  let from = 0;
  while (from < shorter && was[from] === is[from]) from += 1;
  let end = 0;
  while (end < shorter - from && was.at(-1 - end) === is.at(-1 - end)) end += 1;
  if (text.data === was) text.replaceData(from, was.length - end - from, is.slice(from, is.length - end));
  else text.data = is;
  old.data = is;
  if (was.trim() !== is.trim()) changed.push(text.parentElement);
}

function morphAttributes(old, now) {
  const element = inDocument.get(old);
  for (const { name, value, namespaceURI } of [...now.attributes]) {
    if (old.getAttribute(name) === value) continue;
    for (const one of [old, element]) one.setAttributeNS(namespaceURI, name, value);
    if (name === "value") element.value = value;
    if (name === "checked") element.checked = true;
  }
  for (const { name } of [...old.attributes]) {
    if (!now.hasAttribute(name)) for (const one of [old, element]) one.removeAttribute(name);
  }
}

function morphChildren(old, now, changed) {
  let [was, is] = [[...old.childNodes], [...now.childNodes]];
  const shorter = Math.min(was.length, is.length);
  let from = 0;
  while (from < shorter && was[from].isEqualNode(is[from])) from += 1;
  let end = 0;
  while (end < shorter - from && was.at(-1 - end).isEqualNode(is.at(-1 - end))) end += 1;
  was = was.slice(from, was.length - end);
  is = is.slice(from, is.length - end);

  const { partners, moved } = pairUp(was, is);
  const kept = new Set(partners.values());
  let cursor = was[0] ?? old.childNodes[from] ?? null;
  for (const node of was) {
    if (kept.has(node)) continue;
    if (cursor === node) cursor = node.nextSibling;
    remove(node, changed);
  }
  for (const node of is) {
    const partner = partners.get(node);
    while (cursor && cursor !== partner && moved.has(cursor)) cursor = cursor.nextSibling;
    if (!partner) insert(old, node, cursor, changed);
    else if (partner === cursor) cursor = cursor.nextSibling;
    else place(old, partner, cursor);
    if (partner) morph(partner, node, changed);
    moved.delete(partner);
  }
}

function remove(node, changed) {
  const gone = inDocument.get(node);
  if (gone.textContent.trim()) changed.push(gone.nextElementSibling ?? gone.previousElementSibling ?? gone.parentElement);
  gone.remove();
  node.remove();
}

function insert(parent, node, before, changed) {
  const fresh = document.importNode(node, true);
  place(parent, tie(parent.ownerDocument.importNode(node, true), fresh), before);
  if (fresh.textContent.trim()) changed.push(fresh.nodeType === Node.ELEMENT_NODE ? fresh : fresh.parentElement);
}

function place(parent, node, before) {
  const into = inDocument.get(parent);
  const next = before && inDocument.get(before);
  parent.insertBefore(node, before);
  into?.insertBefore(inDocument.get(node), next?.parentNode === into ? next : null);
}

/** Which old node becomes which new one: same id or content first, then what moved, by its id, then, in order, the same kind. `moved` are old nodes. */
function pairUp(was, is) {
  const partners = new Map();
  const moved = new Set();
  const fixed = inCommon(was, is, identity);
  for (const [a, b] of fixed) partners.set(is[b], was[a]);
  const paired = new Set(partners.values());
  const byId = new Map(was.filter((node) => node.id && !paired.has(node)).map((node) => [identity(node), node]));
  for (const node of is) {
    const other = !partners.has(node) && node.id && byId.get(identity(node));
    if (!other || moved.has(other)) continue;
    partners.set(node, other);
    moved.add(other);
  }
  let [a, b] = [0, 0];
  for (const [nextA, nextB] of [...fixed, [was.length, is.length]]) {
    const left = was.slice(a, nextA).filter((node) => !moved.has(node));
    const right = is.slice(b, nextB).filter((node) => !partners.has(node));
    for (const [one, other] of inCommon(left, right, kind)) partners.set(right[other], left[one]);
    [a, b] = [nextA + 1, nextB + 1];
  }
  return { partners, moved };
}

const kind = (node) => `${node.nodeName} ${node.getAttribute?.("class")}`;
const identity = (node) => (node.id ? `${node.nodeName}#${node.id}` : (node.outerHTML ?? node.nodeName + node.data));

/** The longest common run of two lists under `key`, as pairs of indexes. */
function inCommon(was, is, key) {
  const numbers = new Map();
  const number = (node) => numbers.get(key(node)) ?? numbers.set(key(node), numbers.size).size - 1;
  const [a, b] = [was.map(number), is.map(number)];
  const width = b.length + 1;
  if (!a.length || a.length * width > MOST_CELLS) return [];
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      table[at] = a[i] === b[j] ? table[at + width + 1] + 1 : Math.max(table[at + width], table[at + 1]);
    }
  }
  const pairs = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (table[(i + 1) * width + j] >= table[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return pairs;
}
