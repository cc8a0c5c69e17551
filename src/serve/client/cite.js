// Cite from a source's page: `c` for the selected words, a paragraph's number for all of it; the clipboard gets “the words” [@key p4].
// What holds the paragraphs has the key in `data-key`; a paragraph has its number in its id (`p4`) and its words in its first `p`.

const PARAGRAPH = "[data-key] [id^=p]";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
  // By its place on keyboards of other scripts.
  if (event.key !== "c" && !(event.code === "KeyC" && event.key > "\x7f")) return;
  if (event.target.closest("input, textarea, select, [contenteditable]") || !document.querySelector("[data-key]")) return;
  const at = document.activeElement?.closest(PARAGRAPH) ?? document.querySelector("[data-key] :target");
  const text = citeSelection() ?? citeParagraph(at);
  if (text) copy(text);
  else say("Select words of the text first, or go to a paragraph’s number.");
});

document.addEventListener("click", (event) => {
  const paragraph = paragraphPressed(event);
  const text = paragraph && (citeSelection(paragraph) ?? citeParagraph(paragraph));
  if (!text) return;
  event.preventDefault();
  copy(text);
});

// The press itself must not end the selection.
document.addEventListener("mousedown", (event) => {
  const paragraph = paragraphPressed(event);
  if (paragraph && citeSelection(paragraph)) event.preventDefault();
});

/** The paragraph whose own number is pressed. */
function paragraphPressed(event) {
  const link = event.target.closest?.(`${PARAGRAPH} a`);
  const paragraph = link?.closest(PARAGRAPH);
  const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  return plain && paragraph && link.getAttribute("href") === `#${paragraph.id}` ? paragraph : null;
}

const wordsOf = (paragraph) => (/^p\d+$/.test(paragraph?.id) ? paragraph.querySelector("p") : null);

function citeParagraph(paragraph) {
  const words = wordsOf(paragraph);
  return words && citation(paragraph, paragraph, words.textContent);
}

/** The citation of the selected words; of those in `only`, where it is given. */
function citeSelection(only) {
  const selection = getSelection();
  if (selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let [first, last, text, folded] = [];
  for (const paragraph of only ? [only] : document.querySelectorAll(PARAGRAPH)) {
    const words = wordsOf(paragraph);
    const part = words && range.intersectsNode(words) && wholeWords(words, range);
    if (!part) continue;
    // What lies folded in between was not seen, so it is not quoted.
    folded ||= !words.getClientRects().length;
    if (!words.getClientRects().length) continue;
    text = first ? `${text} ${folded ? "[…] " : ""}${part}` : part;
    first ??= paragraph;
    last = paragraph;
    folded = false;
  }
  return first ? citation(first, last, text) : null;
}

function citation(first, last, text) {
  const [from, to] = [first, last].map((paragraph) => paragraph.id.slice(1));
  return `“${inside(text)}” [@${first.closest("[data-key]").dataset.key} p${from === to ? from : `${from}-${to}`}]`;
}

/** The words of `element` in `range`, its ends moved out to whole words. */
function wholeWords(element, range) {
  const text = element.textContent;
  const offset = (node, at, otherwise) => {
    if (!element.contains(node)) return otherwise;
    const before = new Range();
    before.setStart(element, 0);
    before.setEnd(node, at);
    return before.toString().length;
  };
  let start = offset(range.startContainer, range.startOffset, 0);
  let end = offset(range.endContainer, range.endOffset, text.length);
  const selected = text.slice(start, end);
  start += selected.length - selected.trimStart().length;
  end -= selected.length - selected.trimEnd().length;
  if (start >= end) return "";
  for (const [from, to] of wordsIn(text, element)) {
    if (from < start && start < to) start = from;
    if (from < end && end < to) end = to;
  }
  return text.slice(start, end);
}

/** Where the words of a text begin and end; those that a hyphen joins are one. */
function wordsIn(text, element) {
  const words = [];
  const segmenter = new Intl.Segmenter(element.closest("[lang]")?.lang || undefined, { granularity: "word" });
  for (const { index, segment, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    const last = words.at(-1);
    if (last && /^[-‐‑]$/.test(text.slice(last[1], index))) last[1] = index + segment.length;
    else words.push([index, index + segment.length]);
  }
  return words;
}

/** A text as it stands between “ and ”: a mark that lacks its other half is left out at the ends, marks within become single. */
function inside(text) {
  let words = text.replace(/\s+/g, " ").trim();
  const count = (mark) => words.split(mark).length - 1;
  let open = count('"') % 2 === 1 && !words.startsWith('"');
  words = words.replace(/"/g, () => ((open = !open) ? "“" : "”"));
  if (words.startsWith("“") && (count("“") > count("”") || words.indexOf("”") === words.length - 1)) words = words.slice(1);
  if (words.endsWith("”") && count("”") > count("“")) words = words.slice(0, -1);
  return words.replace(/“/g, "‘").replace(/”/g, "’").trim();
}

/** Puts `text` on the clipboard and says so. */
async function copy(text) {
  // Over plain HTTP from another machine browsers keep the first way shut.
  const byHand = () => {
    const put = (event) => (event.preventDefault(), event.clipboardData.setData("text/plain", text));
    document.addEventListener("copy", put, { once: true });
    if (!document.execCommand("copy")) throw new Error("refused");
  };
  try {
    await (navigator.clipboard?.writeText(text).catch(byHand) ?? byHand());
    say("Copied", text);
  } catch {
    say("The browser does not let us copy", text);
  }
}
