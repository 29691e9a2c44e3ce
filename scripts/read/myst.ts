/**
 * MyST, as Jupyter Book and Sphinx have it: directives (```` ```{note} ````, `:::{figure} a.png`), roles (`` {eq}`law` ``), labels (`(intro)=`, `$$ (law)`)
 * and comments (`% …`).
 *
 * In the text, before it is parsed, line by line: each becomes what this format has for the same, on as many lines, so that all keeps its line. Why not a
 * parser of MyST: it gives another tree, in which nothing of this format is. What a directive becomes is told in `myst-directives.ts`, what a role does in
 * `myst-roles.ts`.
 */
import { idPattern, idSource } from '../model/ids.ts';
import { outsideFences } from './fences.ts';
import { indentOf, ownLines, type Directive, type Lost } from './myst-directives.ts';
import { withOwnRoles } from './myst-roles.ts';

/** A line that only MyST has, or a role. */
const signs = /\{[a-z][\w:+-]*\}`|^[ \t]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{[a-z]|^[ \t]*\$\$[ \t]*\([\w.:-]+\)|^\([\w.:-]+\)=[ \t]*$/im;

/** The text in this format's words. `tell` is given the directives of which nothing is left, with their lines (from 1). */
export function withoutMyst(text: string, tell: (lost: Lost) => void): string {
  if (!signs.test(text)) return text;
  const lines = withNamedTargets(readLines(text.split('\n'), 1, tell));
  const free = outsideFences(lines, /^[ \t>]*(`{3,}|~{3,}|\$\$)/);
  const plain = lines.map((line, index) => (free[index] ? withoutComment(line) : line));
  const ids = new Set(plain.flatMap((line) => [...line.matchAll(named)].map(([, id = '']) => id)));
  return withOwnRoles(plain, free, ids).join('\n');
}

const named = new RegExp(String.raw`\{#(${idSource})`, 'gu');
const fence = /^([ \t]*)(`{3,}|~{3,}|:{3,})[ \t]*(?:\{([a-z][\w:+-]*)\}[ \t]*(.*?))?[ \t]*$/i;

/** Deeper in one another nobody writes them. */
const mostLevels = 12;

/**
 * The lines with this format's in the place of directives, those within others among them, and labels behind formulas. `at`: the first line's number.
 */
function readLines(lines: readonly string[], at: number, tell: (lost: Lost) => void, level = 0): string[] {
  const fences = lines.flatMap((line, index) => fenceAt(line, index) ?? []);
  const result: string[] = [];
  let [index, next] = [0, 0];
  while (index < lines.length) {
    while ((fences[next]?.index ?? Infinity) < index) next += 1;
    const end = fences[next]?.index === index ? endOf(fences, next) : undefined;
    if (end === undefined) {
      result.push(lines[index] ?? '');
      index += 1;
      continue;
    }
    const block = lines.slice(index, end + 1);
    const directive = level < mostLevels ? directiveAt(block, at + index) : undefined;
    const own = directive && ownLines(directive, (inner, from) => readLines(inner, from, tell, level + 1), tell);
    result.push(...(own ?? withLabel(block)));
    index = end + 1;
  }
  return result;
}

/** A line that may open or close code, a directive or a formula. `isClosing`: nothing stands behind the mark; `isOpening`: something, or what needs nothing. */
interface Fence {
  readonly index: number;
  readonly mark: string;
  readonly isClosing: boolean;
  readonly isOpening: boolean;
}

function fenceAt(line: string, index: number): Fence | undefined {
  const [, mark = '', rest = ''] = /^[ \t>]*(`{3,}|~{3,}|:{3,}|\$\$)(.*)$/.exec(line) ?? [];
  if (mark === '')
    return /\$\$[ \t]*[.,;]?[ \t]*(?:[({][^)}]*[)}])?[ \t]*$/.test(line)
      ? { index, mark: '$$', isClosing: true, isOpening: false }
      : undefined;
  if (mark === '$$') return { index, mark, isClosing: true, isOpening: !rest.includes('$$') };
  const isBare = rest.trim() === '';
  return {
    index,
    mark,
    isClosing: isBare,
    isOpening: mark.startsWith(':') ? /^[ \t]*\{[a-z]/i.test(rest) : !(mark.startsWith('`') && rest.includes('`')),
  };
}

/** The last line of the block that begins with this fence: a directive, code, or a formula on several lines. */
function endOf(fences: readonly Fence[], from: number): number | undefined {
  const { mark, isOpening } = fences[from] ?? { mark: '', isOpening: false };
  if (!isOpening) return undefined;
  let depth = 0;
  for (let at = from + 1; at < fences.length; at += 1) {
    const { index, mark: other, isClosing } = fences[at] as Fence;
    if (!other.startsWith(mark)) continue;
    if (isClosing && depth === 0) return index;
    if (mark.startsWith(':')) depth += isClosing ? -1 : other === mark ? 1 : 0;
  }
  return undefined;
}

/** A formula whose label stands in round brackets behind it has it in this format's. */
function withLabel(lines: readonly string[]): readonly string[] {
  const [, before = '', label = ''] = /^(.*\$\$[ \t]*[.,;]?)[ \t]*\(([^()\s]+)\)[ \t]*$/.exec(lines.at(-1) ?? '') ?? [];
  if (label === '' || !/^[ \t>]*\$\$/.test(lines[0] ?? '')) return lines;
  return [...lines.slice(0, -1), idPattern.test(label) ? `${before} {#${label}}` : before];
}

/** `written`: the directive's lines, from its opening fence to its closing one. */
function directiveAt(written: readonly string[], line: number): Directive | undefined {
  const [, indent = '', mark = '', name, argument = ''] = fence.exec(written[0] ?? '') ?? [];
  if (name === undefined) return undefined;
  const inner = written.slice(1, -1);
  const options: Record<string, string> = {};
  const start = Math.max(
    0,
    inner.findIndex((one) => one.trim() !== ''),
  );
  const isYaml = inner[start]?.trim() === '---';
  const close = isYaml ? inner.findIndex((one, index) => index > start && one.trim() === '---') : -1;
  const pattern = isYaml ? /^[ \t]*([\w-]+):[ \t]*(.*?)[ \t]*$/ : /^[ \t]*:([\w-]+):[ \t]*(.*?)[ \t]*$/;
  const first = inner.findIndex((one) => !pattern.test(one));
  const count = isYaml ? close + 1 : first < 0 ? inner.length : first;
  for (const one of inner.slice(0, count)) {
    const [, key, value = ''] = pattern.exec(one) ?? [];
    if (key !== undefined) options[key] = value;
  }
  return { name: name.toLowerCase(), argument, options, indent, mark, settings: inner.slice(0, count), body: inner.slice(count), line };
}

/** `(intro)=` gives its name to the heading, picture or formula below it; any other is left out. */
function withNamedTargets(lines: readonly string[]): string[] {
  const result = [...lines];
  const free = outsideFences(result, /^[ \t>]*(`{3,}|~{3,})/);
  result.forEach((line, index) => {
    const [, label] = (free[index] && /^[ \t]*\(([^()\s]+)\)=[ \t]*$/.exec(line)) || [];
    if (label === undefined) return;
    result[index] = '';
    const below = result.findIndex((other, at) => at > index && other.trim() !== '');
    const target = result[below] ?? '';
    if (!idPattern.test(label) || /\{#/.test(target)) return;
    if (/^#{1,6} /.test(target)) result[below] = `${target.replace(/[ \t]+#*[ \t]*$/, '')} {#${label}}`;
    else if (/^[ \t]*!\[.*\)$/.test(target)) result[below] = `${target}{#${label}}`;
  });
  return result;
}

/** A comment, and what parts a notebook's cells. */
const withoutComment = (line: string): string => (/^(?:%(?!%)|\+\+\+)/.test(line) ? indentOf(line) : line);
