/**
 * Formulas between `\(` and `\)`, `\[` and `\]`, or the lines of an environment (`\begin{align}`), as chats and LaTeX write them: to CommonMark escaped brackets,
 * and the formula between them text that lost its signs.
 *
 * In the text, before it is parsed, and character for character, so that all keeps its place; what the author wrote tells later that the formula stands for
 * itself. Escaped brackets of other exports (`\[1\]`, `\(see below\)`) are let alone: between them stand words, or nothing of TeX.
 */
import { outsideFences } from './fences.ts';

const any = /\\[([]|\\begin\{/;
const fence = /^[ \t>]*(`{3,}|~{3,}|\$\$)/;

/** Environments that are formulas, with what sets the same within one; '' for one that is nothing more. */
const environments: Readonly<Record<string, string>> = {
  equation: '',
  displaymath: '',
  math: '',
  align: 'aligned',
  alignat: 'aligned',
  flalign: 'aligned',
  eqnarray: 'aligned',
  gather: 'gathered',
  multline: 'gathered',
};

/** The text with dollar signs in the place of TeX's brackets. */
export function withDollars(text: string): string {
  if (!any.test(text)) return text;
  const lines = text.split('\n');
  const free = outsideFences(lines, fence);
  const fenced = lines.map((line, index) => (free[index] ? line : undefined));
  for (let index = 0; index < fenced.length; index += 1) {
    const end = fencedUntil(fenced, index);
    if (end === undefined) continue;
    lines[index] = (lines[index] ?? '').replace(opening, (mark) => '$$'.padEnd(mark.length));
    lines[end] = (lines[end] ?? '').replace(closing, (mark) => '$$'.padEnd(mark.length));
    fenced.fill(undefined, index, end + 1);
    index = end;
  }
  return piecesOf(lines, fenced)
    .map(({ text: piece, isFree }) => (isFree ? withinLines(piece) : piece))
    .join('\n');
}

const opening = /\\\[|\\begin\{\w+\*?\}(?:\{\d+\})?/;
const closing = /\\\]|\\end\{\w+\*?\}/;

/** The line that ends the formula which has this line for its opening alone. */
function fencedUntil(lines: readonly (string | undefined)[], from: number): number | undefined {
  const [, written = '', name] = /^[ \t>]*(\\\[|\\begin\{(\w+)\*?\}(?:\{\d+\})?)[ \t]*$/.exec(lines[from] ?? '') ?? [];
  if (written === '' || (name !== undefined && environments[name] === undefined)) return undefined;
  const end = name === undefined ? '\\]' : written.replace(/^\\begin/, '\\end').replace(/\{\d+\}$/, '');
  for (let index = from + 1; index < lines.length && lines[index] !== undefined; index += 1) {
    const line = (lines[index] ?? '').replace(/^[ \t>]+/, '').trimEnd();
    if (line === end || line === `${end}.` || line === `${end},`) return index;
    if (/^\\\[$|^#{1,6} /.test(line) || (name !== undefined && line.startsWith(written))) return undefined;
  }
  return undefined;
}

/** Lines in runs, as they may hold formulas or not. */
function piecesOf(lines: readonly string[], fenced: readonly (string | undefined)[]): readonly { text: string; isFree: boolean }[] {
  const pieces: { text: string; isFree: boolean }[] = [];
  lines.forEach((line, index) => {
    const isFree = fenced[index] !== undefined;
    const last = pieces.at(-1);
    if (last?.isFree === isFree) last.text += `\n${line}`;
    else pieces.push({ text: line, isFree });
  });
  return pieces;
}

/** Code, what stands between dollar signs, what is escaped, or a formula of no more than a paragraph. */
const inLine =
  /`[^`\n]+`|\$\$(?:(?!\n[ \t>]*\n)[^$]){1,4000}\$\$|\\\\|(?<!\\\])\\\(((?:(?!\\[()]|\n[ \t>]*\n)[^$]){1,800})\\\)|\\\[((?:(?!\\[[\]]|\n[ \t>]*\n)[^$]){1,2000})\\\]|\\begin\{(\w+)\*?\}((?:(?!\\(?:begin|end)\{\3|\n[ \t>]*\n)[^$]){1,2000})\\end\{\3\*?\}/g;

function withinLines(text: string): string {
  if (!any.test(text)) return text;
  return text.replace(inLine, (all: string, round?: string, square?: string, name?: string, inside?: string) => {
    const tex = round ?? square ?? inside;
    const isMeant = name === undefined ? isTex(tex ?? '', square !== undefined) : environments[name] !== undefined;
    if (tex === undefined || !isMeant) return all;
    const start = all.indexOf(tex, name === undefined ? 2 : 8);
    return `${'$'.padEnd(start)}${tex}${'$'.padStart(all.length - start - tex.length)}`;
  });
}

/** Whether it holds signs of TeX, or letters and figures alone, and no words. */
function isTex(text: string, isSquare: boolean): boolean {
  const bare = text.replace(/\\(?:text\w*|math\w+|operatorname|mbox)\s*\{[^{}]*\}|\\[a-zA-Z]+/g, ' ');
  const words = bare.match(/\p{L}{4,}/gu)?.length ?? 0;
  if (/\\[a-zA-Z]|[\^_={}]/.test(text.replace(/\\[_={}^]/g, ''))) return words < 2;
  return !isSquare && words === 0 && /\p{L}/u.test(text) && !/\p{L}{3}/u.test(bare);
}

/** Whether a formula stands for itself by how its author wrote it. */
export const isSetApart = (written: string): boolean => /^(?:\$\$|\\\[|\\begin\{)/.test(written);

/** TeX as it is set: rows of an environment in the one that sets them within a formula. `written`: the whole formula, as its author wrote it. */
export function texOf(tex: string, written: string): string {
  const inner = environments[/^\\begin\{(\w+)/.exec(written)?.[1] ?? ''] ?? '';
  const plain = tex.replace(/\\(?:nonumber|notag)(?![a-zA-Z])/g, '').trim();
  return inner === '' ? plain : `\\begin{${inner}}\n${plain}\n\\end{${inner}}`;
}
