/**
 * A document in a tab: put there, and waited for until its fonts and pictures are there.
 *
 * Why polling instead of `document.fonts.ready`: that promise may never resolve in a background tab. A font that cannot be read is an
 * error, since its text would vanish from the PDF without one.
 */
import type { Page } from './tabs.ts';

/**
 * After so many documents a tab begins anew: each that was put in the place of another makes the next slower to place, four hundred of them six times as
 * slow. It then reads the fonts again; 8, 24 and 48 documents make little difference, 24 is best.
 */
const most = 24;

/** Shows a self-contained document in the place of the one before, with all its fonts and pictures. */
export async function show(page: Page, html: string): Promise<void> {
  if (page.shown >= most) await renew(page);
  if (page.shown > 0) await evaluate(page, `() => (${putInPlace})(${JSON.stringify(page.parcels.pack(html))})`);
  else await page.session.send('Page.setDocumentContent', { frameId: page.frameId, html });
  page.shown += 1;
  await settle(page);
}

/** An empty document in the place of all that the tab has shown. */
async function renew(page: Page): Promise<void> {
  await page.session.send('Page.navigate', { url: 'about:blank' });
  page.parcels.forget();
  page.shown = 0;
}

/**
 * Runs in the page: another document in the place of the one that is shown. Where both begin with the same style sheet, which is that of the
 * fonts, it stays, and they need not be read again.
 */
const putInPlace = `(parcel) => {
  const kept = (window.paparanKept = (!parcel.isFirst && window.paparanKept) || new Map());
  const unpacked = (text) => text.replaceAll(new RegExp(parcel.mark + '([0-9a-f]{32})', 'g'), (whole, key) => kept.get(key) ?? whole);
  for (const [key, text] of parcel.fresh) kept.set(key, unpacked(text));
  const html = unpacked(parcel.short);
  const next = new DOMParser().parseFromString(html, 'text/html');
  const style = document.head.querySelector('style');
  const same = next.head.querySelector('style');
  const isSame = style && same && style.textContent === same.textContent;
  for (const child of [...document.head.childNodes]) if (!isSame || child !== style) child.remove();
  if (isSame) same.remove();
  for (const { name } of [...document.documentElement.attributes]) document.documentElement.removeAttribute(name);
  for (const { name, value } of next.documentElement.attributes) document.documentElement.setAttribute(name, value);
  document.head.append(...next.head.childNodes);
  document.body.replaceWith(next.body);
}`;

/** Waits until pictures and fonts are there. */
export async function settle(page: Page): Promise<void> {
  for (let waited = 0; waited < patience; waited += step) {
    const state = (await evaluate(page, settled)) as Settled;
    if (state.broken.length > 0)
      throw new Error(`A font of the document cannot be read, or this machine has none at all: ${state.broken.join(', ')}.`);
    if (state.done) return;
    await new Promise((resolve) => setTimeout(resolve, step));
  }
  throw new Error('The document does not finish loading: a picture or font in it takes more than 20 seconds.');
}

/** Milliseconds. */
const patience = 20_000;
const step = 4;

interface Settled {
  readonly done: boolean;
  readonly broken: readonly string[];
}

/**
 * Runs in the page. Every font is loaded, whether or not the text asks for it: what only stands in the margins of printed pages never does, and
 * a tab that has shown another document may have loaded more than a new one.
 */
const settled = `() => {
  for (const picture of document.images) { picture.loading = 'eager'; picture.decoding = 'sync'; }
  const height = document.documentElement.offsetHeight;
  const faces = [...document.fonts];
  for (const face of faces) if (face.status === 'unloaded') face.load().catch(() => undefined);
  const loading = document.readyState !== 'complete' || document.fonts.status !== 'loaded' || faces.some((face) => face.status === 'loading');
  return {
    done: !loading && height >= 0 && [...document.images].every((picture) => picture.complete),
    broken: faces.filter((face) => face.status === 'error').map((face) => face.family + ' ' + face.weight + ' ' + face.style),
  };
}`;

/** `source`: a function's text. Gives what it returns, as JSON has it; rejects with what it threw. Pages run no scripts of their own. */
export async function evaluate(page: Page, source: string): Promise<unknown> {
  const { result, exceptionDetails } = await page.session.send('Runtime.evaluate', { expression: `(${source})()`, returnByValue: true });
  if (exceptionDetails) throw new Error(`Measuring failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return result.value;
}
