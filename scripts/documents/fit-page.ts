/** The page in which a deck is fitted and printed: opened when something is first shown in it, and only then. */
import type { Browser } from '../render/browser.ts';
import { withDocument, type PictureSize, type ShownDocument } from '../render/print.ts';

/** `html` and `body` are as `fill/` made them. */
export interface LazyPage {
  /** The page with this document in it. */
  show(html: string): Promise<ShownDocument>;
  /** The page with another body in a document of the same styles. */
  put(html: string, body: string): Promise<ShownDocument>;
  /** Whether something was shown in it. */
  isOpen(): boolean;
  /** Lets go of it. */
  close(): void;
}

/** `size`: of a slide, in px. Who opens it closes it. */
export function openPage(browser: Browser, size: PictureSize): LazyPage {
  let opened: Promise<ShownDocument> | undefined;
  let shown: string | undefined;
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  const open = (html: string): Promise<ShownDocument> =>
    new Promise((resolve, reject) => {
      withDocument(browser, html, size, (document) => {
        resolve(document);
        return closed;
      }).catch(reject);
    });
  const show = async (html: string): Promise<ShownDocument> => {
    const isFirst = opened === undefined;
    const document = await (opened ??= open(html));
    if (!isFirst && shown !== html) await document.show(html);
    shown = html;
    return document;
  };
  return {
    show,
    async put(html, body) {
      const document = opened ? await opened : await show(html);
      await document.replace('body', body);
      shown = undefined;
      return document;
    },
    isOpen: () => opened !== undefined,
    close: () => close(),
  };
}
