// Where the reader is: what stays on the screen while the page changes around it, and the passage that is shown as changed.

const BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dd, blockquote, pre, figcaption, summary";
const MARKED_FOR = 2400;

/** Runs `change` and leaves what stands at the top of the window where it stands. */
function keepingPlace(change) {
  const html = document.documentElement;
  const anchors = [];
  for (const block of scrollY > 0 ? document.body.querySelectorAll(BLOCKS) : []) {
    const { top, bottom, height } = block.getBoundingClientRect();
    if (height && bottom > 0 && moves(block)) anchors.push([block, top]);
    if (anchors.length === 20) break;
  }
  const focused = document.activeElement;
  // Else the browser's own anchoring corrects a second time.
  html.toggleAttribute("data-chancery-still", true);
  change();
  const [block, top] = anchors.find(([block]) => block.getClientRects().length) ?? [];
  if (block) scrollBy({ top: block.getBoundingClientRect().top - top, behavior: "instant" });
  if (focused?.id && !focused.isConnected) document.getElementById(focused.id)?.focus({ preventScroll: true });
  requestAnimationFrame(() => requestAnimationFrame(() => html.removeAttribute("data-chancery-still")));
}

/** Whether `element` scrolls with the page. */
function moves(element) {
  return !element || (!/sticky|fixed/.test(getComputedStyle(element).position) && moves(element.parentElement));
}

/** The passage that who just saved wants to see: written rather than worked out, in or after `anchor` where it is known. */
function passage(changed, anchor) {
  const start = anchor && document.getElementById(anchor);
  const follows = (one, other) => one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
  let blocks = [...new Set(changed.map((element) => element.closest(BLOCKS) ?? element))]
    .filter((block) => document.body.contains(block) && !block.closest("nav, footer") && (block.getClientRects().length || block.closest("details")))
    .sort((a, b) => (follows(a, b) ? -1 : 1));
  if (start) blocks = [...blocks.filter((block) => start.contains(block) || follows(start, block)), start];
  return blocks.find((block) => !block.className && !block.closest("dl")) ?? blocks[0];
}

/** Brings `block` on the screen and marks it for a moment. */
function reveal(block) {
  if (!block) return;
  for (let fold = block.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  const { top, bottom, height } = block.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight - 40) block.scrollIntoView({ block: height > innerHeight / 2 ? "start" : "center", behavior: "instant" });
  block.toggleAttribute("data-chancery-changed", true);
  setTimeout(() => block.removeAttribute("data-chancery-changed"), MARKED_FOR);
  dodge(block);
}
