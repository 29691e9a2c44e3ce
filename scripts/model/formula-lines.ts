/**
 * Formulas that are wider or taller than a slide, or wider than a page, over lines: broken behind the wide spaces that part statements, then before relations,
 * plus and minus that no bracket holds, and within brackets only where what they hold is too long itself.
 *
 * Marp shrinks what is too wide until nobody can read it; TeX itself does not break displayed formulas. Here, since slides and paper need it.
 */
import type { Block } from './block.ts';

type Formula = Extract<Block, { type: 'math' }>;

const rows = /^\s*\\begin\{(aligned|align\*?|gather\*?|gathered|split|eqnarray\*?)\}([^]*)\\end\{\1\}\s*$/;
const relations =
  /^(?:=|<|>|\\(?:le|ge|leq|geq|approx|equiv|sim|to|rightarrow|Rightarrow|implies|iff|propto|ne|neq|in|subset|subseteq)(?![a-zA-Z]))/;
const operators = /^(?:[+-]|\\(?:pm|mp|cdot|times|oplus|cup|cap|wedge|vee)(?![a-zA-Z]))/;

/** A formula over at least `count` lines, if it can be broken at all. */
export function breakFormula(block: Formula, count: number): Formula {
  const value = brokenTex(block.value, count);
  return value === block.value ? block : { ...block, value };
}

/** The same of a formula's TeX. */
export function brokenTex(tex: string, count: number): string {
  const whole = unbroken(tex);
  if (rows.test(whole)) return tex;
  const lines = linesOf(whole, count);
  return lines.length < 2 ? tex : start + lines.join(between) + end;
}

const start = '\\begin{aligned}\n& ';
const between = ' \\\\\n& \\quad ';
const end = '\n\\end{aligned}';

/** What `breakFormula` was given: it may not have been broken into enough lines. */
function unbroken(value: string): string {
  return value.startsWith(start) && value.includes(between) ? value.slice(start.length, -end.length).split(between).join(' ') : value;
}

/** The lines of a formula that has some, in formulas of `size` lines each. */
export function splitFormula(block: Formula, size: number): readonly Formula[] {
  const body = rows.exec(block.value);
  if (!body) return [block];
  const lines = splitAt(body[2] ?? '', /^\\\\(?:\[[^\]]*\])?/).map((line) => line.replace(/^\\\\(?:\[[^\]]*\])?/, '').trim());
  const groups = Array.from({ length: Math.ceil(lines.length / size) }, (_, index) => lines.slice(index * size, (index + 1) * size));
  return groups.map((group) => ({ ...block, value: `\\begin{${body[1]}}\n${group.join(' \\\\\n')}\n\\end{${body[1]}}` }));
}

/** How many lines a formula is written in. */
export function lineCount({ value }: Formula): number {
  const body = rows.exec(value);
  return body ? splitAt(body[2] ?? '', /^\\\\/).length : 1;
}

function linesOf(tex: string, count: number): readonly string[] {
  const most = tex.length / count;
  const isLong = (line: string): boolean => line.length > most * tolerance;
  const cut = (lines: readonly string[], pieces: (line: string) => readonly string[]): readonly string[] =>
    lines.length >= count ? lines : lines.flatMap((line) => (isLong(line) ? packed(pieces(line), most) : [line]));
  const signs = new RegExp(`${relations.source}|${operators.source}`);
  const statements = packed(statementsOf(tex), most);
  const outside = cut(statements, (line) => splitAt(line, signs, true));
  const all = cut(outside, (line) => splitAt(line, signs));
  return all.map((line) => line.trim()).filter((line) => line !== '');
}

/** How much longer than its share a line may be, and how short it is not worth a line. */
const tolerance = 1.15;
const scrap = 0.15;

/** Pieces one behind the other, as many in a line as it has room for. */
function packed(pieces: readonly string[], most: number): readonly string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const joins = last !== undefined && (last.length + piece.length <= most * tolerance || last.trim().length <= most * scrap);
    if (joins) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines;
}

/** What wide spaces part, each with the space behind it. */
function statementsOf(tex: string): readonly string[] {
  const [first = '', ...others] = splitAt(tex, quad, true);
  const spaces = others.map((piece) => quad.exec(piece)?.[0] ?? '');
  return [first, ...others.map((piece, index) => piece.slice(spaces[index]?.length))].map((piece, index) => piece + (spaces[index] ?? ''));
}

const quad = /^\\q?quad(?![a-zA-Z])/;

/** TeX cut before each `mark` that stands outside braces, `\left…\right` and environments, and where brackets are asked for and in pairs outside of these. */
function splitAt(tex: string, mark: RegExp, outsideBrackets = false): readonly string[] {
  const pieces: string[] = [''];
  let [depth, brackets] = [0, 0];
  let paired = true;
  for (let place = 0; place < tex.length;) {
    const rest = tex.slice(place);
    const found = depth === 0 && brackets === 0 ? mark.exec(rest)?.[0] : undefined;
    const token = found || (tokens.exec(rest)?.[0] ?? rest.charAt(0));
    if (token === '{' || token.startsWith('\\left') || token === '\\begin') depth += 1;
    else if (token === '}' || token.startsWith('\\right') || token === '\\end') depth -= 1;
    else if (outsideBrackets && depth === 0) brackets += opening.test(token) ? 1 : closing.test(token) ? -1 : 0;
    if (brackets < 0) paired = false;
    if (found) pieces.push('');
    pieces[pieces.length - 1] += token;
    place += token.length;
  }
  if (brackets !== 0 || !paired) return splitAt(tex, mark);
  return pieces.filter((piece) => piece !== '');
}

/** A command, `\left` and `\right` with the bracket that they make as tall as what it holds. */
const tokens = /^\\(?:(?:left|right)(?![a-zA-Z])\s*(?:\\[a-zA-Z]+|\\?[^])|[a-zA-Z]+|[^])/;
const opening = /^(?:[([]|\\(?:\{|l(?:angle|floor|ceil|brace|brack|vert|Vert)))$/;
const closing = /^(?:[)\]]|\\(?:\}|r(?:angle|floor|ceil|brace|brack|vert|Vert)))$/;
