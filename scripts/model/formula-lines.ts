/**
 * Formulas that are wider or taller than a slide, or wider than a page, over lines: broken before relations, else before plus and minus, where no bracket is open.
 *
 * Marp shrinks what is too wide until nobody can read it; TeX itself does not break displayed formulas. Here, since slides and paper need it.
 */
import type { Block } from './article.ts';

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
  const all = splitAt(tex, new RegExp(`${relations.source}|${operators.source}`));
  const most = tex.length / count;
  const lines: string[] = [];
  for (const piece of all) {
    const last = lines.at(-1);
    if (last !== undefined && (last.length + piece.length <= most * 1.15 || last.trim() === '')) lines[lines.length - 1] = last + piece;
    else lines.push(piece);
  }
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** TeX cut before each `mark` that stands outside braces, `\left…\right` and environments. */
function splitAt(tex: string, mark: RegExp): readonly string[] {
  const pieces: string[] = [''];
  let depth = 0;
  for (let place = 0; place < tex.length;) {
    const rest = tex.slice(place);
    const found = depth === 0 ? mark.exec(rest)?.[0] : undefined;
    const token = found || (/^\\(?:[a-zA-Z]+|[^])/.exec(rest)?.[0] ?? rest.charAt(0));
    if (token === '{' || token === '\\left' || token === '\\begin') depth += 1;
    if (token === '}' || token === '\\right' || token === '\\end') depth -= 1;
    if (found) pieces.push('');
    pieces[pieces.length - 1] += token;
    place += token.length;
  }
  return pieces.filter((piece) => piece !== '');
}
