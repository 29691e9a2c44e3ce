/**
 * A blank of guided notes: its number and a rule, or in the key the answer on that rule.
 *
 * It is set in pieces of fixed width, so that it takes the same room with and without its answer, breaks over lines like words, and holds nothing of the
 * answer where that is not wanted. The number is named "blank 3" for screen readers. Its direction is the answer's own: pieces of an English phrase must
 * not run from right to left in an Arabic line.
 * Rejected: the answer set invisible; it could be selected, searched and heard.
 */
import type { Blank } from '../model/inline.ts';
import { numeral, phrase, runsFromRight } from '../model/words.ts';
import type { HtmlContext } from './html-context.ts';
import { attribute, escapeHtml, join, markup } from './html-markup.ts';
import type { Html } from './html-markup.ts';

/** As wide as its answer was measured; without sizes, as the answer is. */
export function blankHtml({ number, answer }: Blank, { masthead, guided }: HtmlContext): Html {
  const digits = numeral(masthead.lang, number);
  const label = attribute('aria-label', phrase(masthead.labels, 'blank', { number: digits }));
  const mark = markup`<span class="blank-number" role="img"${label}>${escapeHtml(digits)}</span>`;
  const sizes = guided?.blanks?.[number] ?? answer.map(() => undefined);
  const pieces = sizes.map((size, index) => {
    const piece = guided?.answers ? answer[index] : undefined;
    const written = piece === undefined ? markup`` : answerHtml(piece, size?.scale);
    return markup`<span class="piece"${attribute('style', size && `width:${size.width}mm`)}>${index === 0 ? mark : markup``}${written}</span>`;
  });
  return markup`<span class="blank"${attribute('dir', directionOf(answer.join('')))}${attribute('data-blank', number)}>${join(pieces)}</span>`;
}

function answerHtml(piece: string, scale = 1): Html {
  return markup`<span class="filled"${attribute('style', scale < 1 ? `font-size:${scale}em` : undefined)}>${escapeHtml(piece)}</span>`;
}

/** The direction of the first letter that has one (UAX #9, P2 and P3). */
function directionOf(text: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0] ?? '';
  return runsFromRight(first) ? 'rtl' : 'ltr';
}
