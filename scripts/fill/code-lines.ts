/**
 * Code whose lines are wider than the column, or that may be parted between two pages: each line is a box of its own, so that what is wrapped stands in by
 * two letters more than the line itself and is not read as the next statement, and no page ends within it. Such a line is wrapped at spaces: a browser
 * would part "->" behind its hyphen. Pages part code between stanzas, as empty lines make them, and long ones within: no brace stands alone on a page.
 */
import { trustedHtml, type Html } from './html-markup.ts';

/** Letters of code that surely have room in the column of any paper. */
const column = 64;
const tab = 4;

/** Whether a line has more characters than fit beside each other on paper. */
export const hasWideLines = (code: string): boolean => code.split('\n').some((line) => line.length > column);

/**
 * Marked up code, line by line, tabs before it as spaces: their stops would be counted from where the line would be wrapped to. What is marked over a line's end is marked in each.
 * `html` holds no tags but `<span …>`. `isParted`: it may be parted between two pages, which lines say that stay together.
 */
export function inLines(html: string, code: string, isParted = false): Html {
  const written = code.split('\n');
  const indents = written.map(indentOf);
  const kept = isParted ? keptLines(written) : new Set<number>();
  let open: string[] = [];
  const lines = html.split('\n').map((marked, index, all) => {
    const indent = indents[index] ?? 0;
    const line = ' '.repeat(indent) + wrappable(marked.replace(/^[ \t]+/, ''));
    const before = open.join('');
    for (const [tag] of line.matchAll(/<\/?span[^>]*>/g)) open = tag.startsWith('</') ? open.slice(0, -1) : [...open, tag];
    const end = index < all.length - 1 ? '\n' : '';
    return `<span class="line${kept.has(index) ? ' kept' : ''}" style="--indent:${indent}ch">${before}${line}${'</span>'.repeat(open.length)}${end}</span>`;
  });
  return trustedHtml(lines.join(''));
}

/** Longest stanza that is not parted, and fewest lines of a longer one on a page. */
const stanza = { whole: 6, fewest: 2 } as const;

/** The numbers of lines that stay with the one below: those of a short stanza, what opens a block, what stands before its end, the empty line above a stanza. */
function keptLines(lines: readonly string[]): ReadonlySet<number> {
  const isEmpty = (index: number): boolean => (lines[index] ?? '').trim() === '';
  const kept = new Set<number>();
  for (let start = 0; start < lines.length; start += 1) {
    let end = start;
    while (!isEmpty(start) && end + 1 < lines.length && !isEmpty(end + 1)) end += 1;
    const isShort = end - start < stanza.whole;
    for (let index = start; index < end; index += 1) {
      const isAtEdge = index - start + 1 < stanza.fewest || end - index < stanza.fewest;
      if (isShort || isAtEdge || /[{([:]\s*$/u.test(lines[index] ?? '') || /^[\s})\];,]+$/u.test(lines[index + 1] ?? '')) kept.add(index);
    }
    if (isEmpty(start) && start + 1 < lines.length) kept.add(start);
    start = end;
  }
  return kept;
}

/** A longer run without a space may be wrapped at each letter: with its indent it would leave a phone's screen. */
const longestRun = 24;

/** With the places where it may be wrapped. */
function wrappable(html: string): string {
  const tokens = html.match(/<[^>]*>|[ \t]+|&#?\w+;|[^]/gu) ?? [];
  const places = new Set<number>();
  let run: number[] = [];
  const endRun = (): void => {
    if (run.length > longestRun) for (const place of run) places.add(place);
    run = [];
  };
  for (const [index, token] of tokens.entries()) {
    if (/^[ \t]/.test(token)) {
      endRun();
      places.add(index);
    } else if (!token.startsWith('<')) run.push(index);
  }
  endRun();
  return tokens.map((token, index) => (places.has(index) ? `${token}<wbr>` : token)).join('');
}

/** Where a line begins, in letters. */
function indentOf(line: string): number {
  const space = /^[ \t]*/.exec(line)?.[0] ?? '';
  return [...space].reduce((width, sign) => (sign === '\t' ? width + tab - (width % tab) : width + 1), 0);
}
