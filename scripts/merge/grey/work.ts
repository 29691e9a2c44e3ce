/** What the steps of taking colour out of one file share. */
import type { PDFContext, PDFDict, PDFObject, PDFRef } from 'pdf-lib';

/** Something that kept its colour. `page`: the first that shows it, from 0. */
export interface Kept {
  readonly page: number;
  readonly what: 'picture' | 'shading' | 'content' | 'colour space';
}

/** One file's work: what it is done on, and what could not be done. `finish` makes the changes that were kept for `later`. */
export interface Greying {
  readonly context: PDFContext;
  /** The page at hand. */
  page: number;
  /** Dictionaries that are done: many pages share them. */
  readonly seen: Set<PDFObject>;
  readonly kept: Kept[];
  /** Changes of what other streams still have to read as it was. */
  readonly later: (() => void)[];
  keep(what: Kept['what']): void;
  form(ref: PDFRef, resources: PDFDict | undefined): void;
  finish(): void;
}

/** `form`: what takes the colour out of a form XObject, which stands in files that use this one. */
export function startGreying(context: PDFContext, form: (work: Greying, ref: PDFRef, resources: PDFDict | undefined) => void): Greying {
  const kept: Kept[] = [];
  const later: (() => void)[] = [];
  const work: Greying = {
    context,
    page: 0,
    seen: new Set(),
    kept,
    later,
    keep: (what) => {
      if (!kept.some((one) => one.page === work.page && one.what === what)) kept.push({ page: work.page, what });
    },
    form: (ref, resources) => form(work, ref, resources),
    finish: () => {
      for (const change of later) change();
    },
  };
  return work;
}
