// What a reader does with a page: walks it with the keyboard, opens the cards of its citations, prints it.
import { addressOf } from "./look.mjs";

const MOST_STEPS = 40;

/** What has the focus: its place in the document, whether it shows, whether a ring marks it. */
function focused() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return {
    at: [...document.querySelectorAll("*")].indexOf(element),
    html: element.outerHTML.slice(0, 100),
    skips: element.matches("a.skip"),
    shows: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    ringed: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
  };
}

/** Tab goes from the skip link through the page in the order of the document; what has the focus can be seen. */
export async function keyboard(page, site, path, report) {
  await page.goto(addressOf(site, path));
  let before = -1;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    await page.keyboard.press("Tab");
    const now = await page.evaluate(focused);
    if (!now || (step > 0 && now.skips)) break;
    if (step === 0 && !now.skips) report(`the first stop of the keyboard is no skip link: ${now.html}`);
    if (now.at <= before) report(`the keyboard goes back to ${now.html}`);
    if (!now.shows) report(`the keyboard stops where nothing shows: ${now.html}`);
    if (!now.ringed) report(`no ring marks the focus on ${now.html}`);
    before = now.at;
  }
  if (before < 0) report("the keyboard stops nowhere");
  await page.goto(addressOf(site, path));
  await page.keyboard.press("Tab");
  if (!(await page.evaluate(focused))?.skips) return;
  await page.keyboard.press("Enter");
  if (!(await page.evaluate(() => document.activeElement?.id === "main"))) report("the skip link does not lead to the text");
}

/** The card that shows, if one does, against the window. */
function openCard() {
  const card = [...document.querySelectorAll(".cite .card")].find((one) => getComputedStyle(one).display !== "none");
  if (!card) return null;
  const box = card.getBoundingClientRect();
  const top = document.elementFromPoint(Math.min(innerWidth - 2, box.left + box.width / 2), box.top + Math.min(12, box.height / 2));
  return { left: box.left, right: innerWidth - box.right, width: box.width, words: card.innerText.trim().length, onTop: card.contains(top) };
}

/** Brings the citation into the window, lets go of what had the focus, and says where its middle is. */
function bring(at) {
  const link = document.querySelectorAll(".cite > a")[at];
  document.activeElement?.blur();
  link.scrollIntoView({ block: "center" });
  const line = link.getClientRects()[0];
  return { x: line.left + line.width / 2, y: line.top + line.height / 2 };
}

/** Each of the first citations opens its card on focus and on hover: whole, on top, inside the window; and closes it. */
export async function cards(page, site, path, report, most = 12) {
  await page.goto(addressOf(site, path));
  const count = Math.min(await page.evaluate(() => document.querySelectorAll(".cite > a").length), most);
  for (let at = 0; at < count; at += 1) {
    for (const how of ["focus", "hover"]) {
      const where = `the card of citation ${at + 1} on ${how}`;
      await page.mouse.move(0, 0);
      const { x, y } = await page.evaluate(bring, at);
      if (await page.evaluate(openCard)) report(`a card is open before that of citation ${at + 1}`);
      await (how === "hover" ? page.mouse.move(x, y) : page.evaluate((nth) => document.querySelectorAll(".cite > a")[nth].focus(), at));
      const card = await page.evaluate(openCard);
      if (!card) report(`${where} does not show`);
      else if (card.left < 0 || card.right < 0) report(`${where} leaves the window: ${JSON.stringify(card)}`);
      else if (card.width < 200 || card.words < 10) report(`${where} is too small to read: ${JSON.stringify(card)}`);
      else if (!card.onTop) report(`${where} is covered`);
    }
  }
  return count;
}

/** On paper: dark on white, as wide as the sheet, without what only a screen needs. */
export async function print(page, site, path, report) {
  await page.goto(addressOf(site, path));
  await page.emulateMedia({ media: "print" });
  const sheet = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    paper: getComputedStyle(document.body).backgroundColor,
    ink: getComputedStyle(document.body).color,
    left: [...document.querySelectorAll("nav, .skip, .card")].filter((one) => getComputedStyle(one).display !== "none" && one.offsetHeight > 1 && !one.closest(".years")).length,
  }));
  await page.emulateMedia({ media: null });
  if (sheet.wide > 0) report(`is ${sheet.wide} px too wide on paper`);
  if (sheet.paper !== "rgb(255, 255, 255)" || sheet.ink !== "rgb(0, 0, 0)") report(`is not black on white on paper: ${sheet.ink} on ${sheet.paper}`);
  if (sheet.left > 0) report(`prints ${sheet.left} things that are only for a screen`);
}

/** An analysis of up to three judgements shows its whole ground on the first screen of a telephone. */
export async function firstScreen(page, site, path, report) {
  await page.goto(addressOf(site, path));
  const found = await page.evaluate(() => {
    const bottom = (selector) => document.querySelector(selector)?.getBoundingClientRect().bottom ?? null;
    return { line: bottom(".bottom-line"), basis: bottom(".basis"), judgements: document.querySelectorAll(".judgements li").length, screen: innerHeight };
  });
  if (found.basis === null) report("does not say what it rests on");
  if (found.line !== null && found.line > found.screen) report(`ends its bottom line at ${found.line} px`);
  if (found.judgements <= 3 && found.basis > found.screen) report(`says what it rests on only at ${found.basis} px`);
}
