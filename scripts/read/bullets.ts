/**
 * Lines that begin with a bullet, as word processors paste them ("•⇥Satellite data"), become items of Markdown's lists.
 *
 * Word's own bullet (U+F0B7) is of a font for signs. In the text, before it is parsed, and character for character, so that every place stays where it
 * was. Code and formulas are left alone, and a sign that stands for itself, as one line's "□ p" does: a bullet has others near, or is a round one that begins
 * a paragraph.
 */
import { outsideFences } from './fences.ts';

const signs = '•◦▪‣●○■□·\uf0b7';
const bullet = new RegExp(`^([ \\t]*)([${signs}])(?:([ \\t])|\u00a0)`, 'u');
const any = new RegExp(`[${signs}]`, 'u');
const sure = /[•▪‣●\uf0b7]/u;
const fence = /^[ \t>]*(`{3,}|~{3,}|\$\$)/;

/** The text with `-` for each such sign: as long as before, line for line. */
export function withPlainBullets(text: string): string {
  if (!any.test(text)) return text;
  const lines = text.split('\n');
  const free = outsideFences(lines, fence);
  const isOne = (index: number): boolean => free[index] === true && bullet.test(lines[index] ?? '');
  const isBullet = lines.map((line, index) => {
    if (!isOne(index)) return false;
    const begins = index === 0 || (lines[index - 1] ?? '').trim() === '';
    return [-2, -1, 1, 2].some((step) => isOne(index + step)) || (begins && sure.test(line));
  });
  return lines
    .map((line, index) =>
      isBullet[index] ? line.replace(bullet, (_, indent: string, _sign: string, space = ' ') => `${indent}-${String(space)}`) : line,
    )
    .join('\n');
}
