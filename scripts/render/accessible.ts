/**
 * What the presentation lacks for readers who do not see it: Marp gives its formulas no text, and marp-cli the page no main part.
 *
 * Why after rendering: Marp lets no ARIA attribute pass from Markdown. These two attributes and the dark screen (`templates/deck/`) are all in which
 * deck.html differs from what `marp deck.md` writes. Rejected: reading formulas out in words; no library speaks Indonesian.
 */
import { escapeAttribute } from './slides.ts';

/** `formulas`: the TeX of all slides in their order; those beyond it (a heading in a footer) are called `word`. */
export function accessible(html: string, formulas: readonly string[], word: string): string {
  const left = [...formulas];
  return html
    .replace('<div id=":$p">', '<div id=":$p" role="main">')
    .replace(/(<mjx-container\b[^>]*><svg\b[^>]*? role="img")|(<footer\b[\s\S]*?<\/footer>)/g, (found, drawing: string | undefined) =>
      drawing === undefined ? named(found, word) : `${drawing} aria-label="${escapeAttribute(left.shift() ?? word)}"`,
    );
}

const named = (footer: string, word: string): string =>
  footer.replace(/(<mjx-container\b[^>]*><svg\b[^>]*? role="img")/g, `$1 aria-label="${escapeAttribute(word)}"`);
