/**
 * What reaches farthest beyond the paper in a document that the browser printed smaller for it: its words, and the ids around and before it.
 *
 * Measured in the document itself, shown as wide as its pages' area: a print tells how much it was shrunk and not for what. Shown once more only where a
 * print was shrunk.
 */
import type { Browser } from './browser.ts';
import { withDocument } from './print.ts';

/** `ids`: of what it stands in, from within, then of the heading before it. `words`: its first. */
export interface Widest {
  readonly words: string;
  readonly ids: readonly string[];
}

/** Nothing where all fits: a page of another width than most was to blame. */
export async function findWidest(browser: Browser, html: string): Promise<Widest | undefined> {
  const found = await withDocument(browser, html, viewport, (document) => document.measure(source));
  return (found as Widest | null) ?? undefined;
}

/** Wider than the area of any page: the document is then made as wide as that. */
const viewport = { width: 1300, height: 1200 };

/** Runs in the page. The pages are those of `@page` without a name, in units of length. Of all that reach equally far the innermost is to blame: what holds it is only as wide as that. */
const source = `() => {
  const rule = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).find((one) => one instanceof CSSPageRule && one.selectorText === '');
  if (!rule) return null;
  const [width] = rule.style.getPropertyValue('size').split(' ');
  const root = document.documentElement;
  root.style.width = 'calc(' + [width, rule.style.marginLeft, rule.style.marginRight].map((one) => one || '0px').join(' - ') + ')';
  const area = root.getBoundingClientRect();
  const beyond = (element) => {
    const box = element.getBoundingClientRect();
    const more = Math.max(0, element.scrollWidth - element.clientWidth);
    const isOpen = more > 0 && element.clientWidth > 0 && getComputedStyle(element).overflowX === 'visible';
    return root.dir === 'rtl' ? area.left - box.left + (isOpen ? more : 0) : box.right - area.right + (isOpen ? more : 0);
  };
  let [widest, most] = [undefined, 1];
  for (const element of document.querySelectorAll('body *:not(svg *)')) {
    const reach = beyond(element);
    if (reach > most + 0.5 || (widest?.contains(element) && reach > most - 0.5)) [widest, most] = [element, reach];
  }
  if (!widest) return null;
  const around = [];
  for (let one = widest; one; one = one.parentElement) if (one.id) around.push(one.id);
  const before = [...document.querySelectorAll('body :is(h2, h3, h4, h5, h6)[id], body section[id]')].filter(
    (one) => one.compareDocumentPosition(widest) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const wordsOf = (element) => (element.ariaLabel || element.querySelector('svg[aria-label]')?.getAttribute('aria-label') || element.innerText || element.textContent).replace(/[\\s\\u00ad]+/g, ' ').trim();
  return { words: wordsOf(widest) || wordsOf(widest.closest('table, figure') ?? widest.parentElement), ids: [...around, ...before.reverse().map(({ id }) => id)] };
}`;
