/**
 * Code whose lines are wider than the column: each line is a box of its own, so that what is wrapped stands in by two letters more than the line
 * itself and is not read as the next statement, and no page ends within it.
 */
import { trustedHtml, type Html } from './html-markup.ts';

/** Letters of code that surely have room in the column of any paper. */
const column = 64;
const tab = 4;

export const hasWideLines = (code: string): boolean => code.split('\n').some((line) => line.length > column);

/**
 * Marked up code, line by line, tabs before it as spaces: their stops would be counted from where the line would be wrapped to. What is marked over a line's end is marked in each.
 * `html` holds no tags but `<span …>`.
 */
export function inLines(html: string, code: string): Html {
  const indents = code.split('\n').map(indentOf);
  let open: string[] = [];
  const lines = html.split('\n').map((written, index, all) => {
    const indent = indents[index] ?? 0;
    const line = written.replace(/^[ \t]+/, ' '.repeat(indent));
    const before = open.join('');
    for (const [tag] of line.matchAll(/<\/?span[^>]*>/g)) open = tag.startsWith('</') ? open.slice(0, -1) : [...open, tag];
    const end = index < all.length - 1 ? '\n' : '';
    return `<span class="line" style="--indent:${indent}ch">${before}${line}${'</span>'.repeat(open.length)}${end}</span>`;
  });
  return trustedHtml(lines.join(''));
}

/** Where a line begins, in letters. */
function indentOf(line: string): number {
  const space = /^[ \t]*/.exec(line)?.[0] ?? '';
  return [...space].reduce((width, sign) => (sign === '\t' ? width + tab - (width % tab) : width + 1), 0);
}
