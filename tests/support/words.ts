/**
 * Looks for words in what was read back from a PDF.
 *
 * Only letters, digits and symbols are compared: where lines break, where soft hyphens stand and which quotation marks a language uses is
 * typography. U+02BC goes too: fonts draw it and the apostrophe with one glyph, and pdf.js does not read the marks that tell them apart.
 */
import type { Pdf, Spot } from './pdf.ts';

export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{So}]|\u02bc/gu, '');
}

/** Whether the phrase stands on one page, or runs over from one page to the next around running head and foot. */
export function holds(pages: readonly string[], phrase: string): boolean {
  const wanted = fold(phrase);
  return pages.some((page, index) => page.includes(wanted) || runsOver(page, pages[index + 1] ?? '', wanted));
}

function runsOver(page: string, next: string, wanted: string): boolean {
  for (let at = 4; at < wanted.length - 3; at++) if (page.includes(wanted.slice(0, at)) && next.includes(wanted.slice(at))) return true;
  return false;
}

export function foldedPages({ pages }: Pdf): readonly string[] {
  return pages.map(({ text }) => fold(text));
}

/** The text that a reader who jumps to the spot has before the eyes: what begins at its height or below, in reading order of the page. */
export function textFrom({ pages }: Pdf, { page, y }: Spot): string {
  const words = pages[page]?.words ?? [];
  const shown = y === undefined ? words : words.filter((word) => word.y <= y + 2);
  return fold(shown.map(({ text }) => text).join(''));
}

/** A heading's words without its number, which a paper hangs in the margin, away from the words. */
export function unnumbered(heading: string): string {
  return fold(heading.replace(/^\d+(\.\d+)*\s+/, ''));
}
