/**
 * HTML → PDF bytes, picture bytes or measured values, each in a page of its own.
 *
 * Why polling instead of `document.fonts.ready`: that promise may never resolve in a background tab. A font that cannot be read is an
 * error, since its text would vanish from the PDF without one.
 */
import type { Browser, Page } from './browser.ts';
import { withStableIds } from './stable-ids.ts';

/** `tagged`: structure for screen readers. `outline`: bookmarks from headings. Both on unless turned off. */
export interface PrintOptions {
  readonly tagged?: boolean;
  readonly outline?: boolean;
}

/** CSS px; the picture has width × scale by height × scale pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
}

/** Prints a self-contained HTML document on the pages that its CSS names (`@page`), with backgrounds, with no header or footer. */
export async function print(browser: Browser, html: string, options: PrintOptions = {}): Promise<Uint8Array> {
  return browser.shelf.of('print', [browser.state, JSON.stringify(options), html], () => printNow(browser, html, options));
}

function printNow(browser: Browser, html: string, options: PrintOptions): Promise<Uint8Array> {
  return browser.withPage(async (page, proceed) => {
    await Promise.all([setMedia(page, 'print'), setViewport(page), show(page, html)]);
    proceed();
    return printShown(page, options);
  });
}

async function printShown(page: Page, options: PrintOptions = {}): Promise<Uint8Array> {
  const { data } = await page.session.send('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: false,
    generateTaggedPDF: options.tagged ?? true,
    generateDocumentOutline: options.outline ?? true,
  });
  return withStableIds(Buffer.from(data, 'base64'));
}

/** A document that is shown, for as long as the job lasts that was given it. */
export interface ShownDocument {
  /** Puts another document in its place. */
  show(html: string): Promise<void>;
  /** Puts other content into the element that `selector` finds; styles and fonts stay. */
  replace(selector: string, content: string): Promise<void>;
  /** What a function finds in it, as JSON; see `measure`. */
  measure(source: string): Promise<unknown>;
  print(options?: PrintOptions): Promise<Uint8Array>;
  /** A WebP picture of its upper left corner. */
  picture(size: PictureSize): Promise<Uint8Array>;
}

/** Shows a document as it is printed, on pages of `size`, and hands it to a job, which may measure it, change it, and print it as it is shown. */
export async function withDocument<T>(
  browser: Browser,
  html: string,
  size: PictureSize,
  job: (document: ShownDocument) => Promise<T>,
): Promise<T> {
  return browser.withPage(async (page, proceed) => {
    const next = async <R>(step: () => Promise<R>): Promise<R> => {
      proceed();
      return step();
    };
    await Promise.all([setViewport(page, size), setMedia(page, 'print'), show(page, html)]);
    return job({
      show: (other) => next(() => show(page, other)),
      async replace(selector, content) {
        proceed();
        await evaluate(page, `() => { document.querySelector(${JSON.stringify(selector)}).innerHTML = ${JSON.stringify(content)}; }`);
        await settle(page);
      },
      measure: (source) => next(() => evaluate(page, source)),
      print: (options) => next(() => printShown(page, options)),
      picture: (area) => next(() => pictureOf(page, area)),
    });
  });
}

/** A WebP picture of the document's upper left corner, as shown on a screen of that size. */
export async function screenshot(browser: Browser, html: string, size: PictureSize): Promise<Uint8Array> {
  return browser.withPage(async (page) => {
    await Promise.all([setMedia(page, ''), setViewport(page, { ...size, scale: 1 })]);
    await show(page, html);
    return pictureOf(page, size);
  });
}

async function pictureOf(page: Page, { width, height, scale = 1 }: PictureSize): Promise<Uint8Array> {
  const clip = { x: 0, y: 0, width, height, scale };
  const { data } = await page.session.send('Page.captureScreenshot', { format: 'webp', quality: 80, clip });
  return Buffer.from(data, 'base64');
}

/** A PNG picture of the document's upper left corner, clear where nothing is drawn. */
export async function clearPicture(browser: Browser, html: string, { width, height, scale = 1 }: PictureSize): Promise<Uint8Array> {
  return browser.withPage(async (page) => {
    await setViewport(page, { width, height });
    await page.session.send('Emulation.setDefaultBackgroundColorOverride', { color: { r: 0, g: 0, b: 0, a: 0 } });
    await show(page, html);
    const clip = { x: 0, y: 0, width, height, scale };
    return Buffer.from((await page.session.send('Page.captureScreenshot', { format: 'png', clip })).data, 'base64');
  });
}

/** PNG pictures of stacked areas of a document, each of `size`, `count` of them from its upper left corner down. */
export async function screenshots(browser: Browser, html: string, size: PictureSize, count: number): Promise<readonly Uint8Array[]> {
  const { width, height, scale = 1 } = size;
  return browser.withPage(async (page) => {
    await Promise.all([setMedia(page, ''), setViewport(page, { width, height })]);
    await show(page, html);
    const made: Uint8Array[] = [];
    for (let index = 0; index < count; index += 1) {
      const clip = { x: 0, y: index * height, width, height, scale };
      const { data } = await page.session.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
      made.push(Buffer.from(data, 'base64'));
    }
    return made;
  });
}

/**
 * What a function finds in the shown document, as JSON. `source` is the text of a synchronous function of no arguments; it is the
 * tool's own, the document's scripts stay off.
 */
export async function measure(browser: Browser, html: string, source: string, size: PictureSize = usual): Promise<unknown> {
  return browser.withPage(async (page) => {
    await Promise.all([setMedia(page, ''), setViewport(page, size)]);
    await show(page, html);
    return evaluate(page, source);
  });
}

/** `''`: a screen. */
async function setMedia(page: Page, media: 'print' | ''): Promise<void> {
  await page.session.send('Emulation.setEmulatedMedia', { media });
}

const usual: PictureSize = { width: 1280, height: 720 };

async function setViewport(page: Page, { width, height, scale = 1 }: PictureSize = usual): Promise<void> {
  await page.session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
}

async function show(page: Page, html: string): Promise<void> {
  if (page.isUsed) await evaluate(page, `() => (${putInPlace})(${JSON.stringify(html)})`);
  else await page.session.send('Page.setDocumentContent', { frameId: page.frameId, html });
  page.isUsed = true;
  await settle(page);
}

/**
 * Runs in the page: another document in the place of the one that is shown. Where both begin with the same style sheet, which is that of the
 * fonts, it stays, and they need not be read again.
 */
const putInPlace = `(html) => {
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
async function settle(page: Page): Promise<void> {
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

async function evaluate(page: Page, source: string): Promise<unknown> {
  const { result, exceptionDetails } = await page.session.send('Runtime.evaluate', { expression: `(${source})()`, returnByValue: true });
  if (exceptionDetails) throw new Error(`Measuring failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return result.value;
}
