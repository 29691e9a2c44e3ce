/**
 * HTML → PDF bytes, picture bytes or measured values, each in a page of its own.
 */
import type { Browser, Page, Turn } from './browser.ts';
import { forTags } from './for-tags.ts';
import { evaluate, settle, show } from './show.ts';
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

/** Of a print while it is made; where an earlier one is taken, both are called when it is there. Each may be called more than once. */
export interface PrintSteps {
  /** The document is on its way to the browser. */
  onSent?(): void;
  /** The browser is printing and needs to be told nothing for a while. */
  onPrinting?(): void;
}

/** Prints a self-contained HTML document on the pages that its CSS names (`@page`), with backgrounds, with no header or footer. */
export async function print(browser: Browser, html: string, options: PrintOptions = {}, steps: PrintSteps = {}): Promise<Uint8Array> {
  const key = [browser.state, JSON.stringify(options), html];
  const made = await browser.shelf.of('print', key, () => printNow(browser, html, options, steps));
  steps.onSent?.();
  steps.onPrinting?.();
  return made;
}

function printNow(browser: Browser, html: string, options: PrintOptions, { onSent, onPrinting }: PrintSteps): Promise<Uint8Array> {
  return browser.withPage(async (page, proceed) => {
    const shown = load(page, html);
    onSent?.();
    await shown;
    proceed();
    const made = printShown(page, options);
    onPrinting?.();
    return made;
  });
}

/**
 * The document, of which a screen shows nothing: what nobody sees is neither laid out nor drawn, and its fonts and pictures are loaded all the same
 * (`settle`). Those that style sheets draw are read when it is laid out, at once, for they are in the document.
 */
const onPaperOnly = (html: string): string => html.replace('</head>', '<style>@media screen{html{display:none!important}}</style></head>');

async function load(page: Page, html: string, size?: PictureSize): Promise<void> {
  await Promise.all([setMedia(page, ''), setViewport(page, size), show(page, forTags(onPaperOnly(html)))]);
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

/** The screen is told to show nothing while the page prints: else it would lay out once more what is looked at no more. */
async function printLast(page: Page, options?: PrintOptions): Promise<Uint8Array> {
  const [bytes] = await Promise.all([printShown(page, options), setMedia(page, '')]);
  return bytes;
}

/** A document that is shown, for as long as the job lasts that was given it. */
export interface ShownDocument {
  /** Puts another document in its place. */
  show(html: string): Promise<void>;
  /** Puts other content into the element that `selector` finds; styles and fonts stay. */
  replace(selector: string, content: string): Promise<void>;
  /** What a function finds in it, as JSON; see `measure`. */
  measure(source: string): Promise<unknown>;
  /** Nothing is measured or taken a picture of after it, unless another is shown. */
  print(options?: PrintOptions): Promise<Uint8Array>;
  /** A WebP picture of its upper left corner. */
  picture(size: PictureSize): Promise<Uint8Array>;
}

/**
 * Shows a document as it is printed, on pages of `size`, and hands it to a job, which may measure it, change it, and print it as it is shown. It is laid out
 * when its fonts are there, and not before.
 */
export async function withDocument<T>(
  browser: Browser,
  html: string,
  size: PictureSize,
  job: (document: ShownDocument) => Promise<T>,
  turn: Turn = {},
): Promise<T> {
  return browser.withPage(async (page, proceed) => {
    const next = async <R>(step: () => Promise<R>): Promise<R> => {
      proceed();
      return step();
    };
    const present = async (one: string): Promise<void> => {
      await load(page, one, size);
      await setMedia(page, 'print');
    };
    await present(html);
    return job({
      show: (other) => next(() => present(other)),
      async replace(selector, content) {
        proceed();
        await evaluate(page, `() => { document.querySelector(${JSON.stringify(selector)}).innerHTML = ${JSON.stringify(content)}; }`);
        await settle(page);
      },
      measure: (source) => next(() => evaluate(page, source)),
      print: (options) => next(() => printLast(page, options)),
      picture: (area) => next(() => pictureOf(page, area)),
    });
  }, turn);
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
    await Promise.all([setMedia(page, ''), setViewport(page, { width, height })]);
    await setBackground(page, { r: 0, g: 0, b: 0, a: 0 });
    await show(page, html);
    const clip = { x: 0, y: 0, width, height, scale };
    const { data } = await page.session.send('Page.captureScreenshot', { format: 'png', clip });
    await setBackground(page);
    return Buffer.from(data, 'base64');
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

/** What stands behind a document that has none of its own; white if missing. Whoever has the tab next finds that. */
async function setBackground(page: Page, color?: { r: number; g: number; b: number; a: number }): Promise<void> {
  await page.session.send('Emulation.setDefaultBackgroundColorOverride', color ? { color } : {});
}

/** `''`: a screen. */
async function setMedia(page: Page, media: 'print' | ''): Promise<void> {
  await page.session.send('Emulation.setEmulatedMedia', { media });
}

const usual: PictureSize = { width: 1280, height: 720 };

async function setViewport(page: Page, { width, height, scale = 1 }: PictureSize = usual): Promise<void> {
  await page.session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
}
