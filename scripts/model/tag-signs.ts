/**
 * What stands in a text for readers who do not see it while a document is printed, and tells what Chromium has no tag for: signs that nobody sees or
 * hears (U+2061 to U+2064). `render/for-tags.ts` writes them, `merge/figures.ts` reads them.
 */

/** Before the text of a formula. */
export const formulaSign = '\u2061';

/** Instead of a text, and the type of PDF 32000-1, 14.8.4 that it stands for. */
export const typeSigns = { Note: '\u2062', Reference: '\u2063', Lbl: '\u2064', TOC: '\u2062\u2062', Span: '\u2063\u2063' } as const;
