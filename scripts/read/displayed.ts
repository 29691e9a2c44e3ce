/**
 * Formulas between `$$` that go over lines and do not have the signs on lines of their own: text stands before the first or behind the last, the formula begins
 * beside it, or its lines stand less far in than the item that holds it. Notes programs take `$$` for what it is wherever it stands; to CommonMark's reader it
 * would open or close nothing, and all `$$` behind it would turn from opening to closing.
 *
 * In the text, before it is parsed: the formula is written in one line, and the text around it on the lines that become free, so that all behind keeps its line.
 */
import { outsideFences } from './fences.ts';

/** More lines no formula has: a `$$` without its other one is let alone, and told. */
const mostLines = 80;

/** The text with such formulas on lines of their own. */
export function withDisplayed(text: string): string {
  if (!text.includes('$$')) return text;
  const lines = text.split('\n');
  const free = outsideFences(lines, /^[ \t>]*(`{3,}|~{3,})/);
  for (let index = 0; index < lines.length; index += 1) {
    if (!free[index]) continue;
    const opening = openIn(lines[index] ?? '');
    if (opening === undefined) continue;
    const end = closeOf(lines, free, index);
    if (end === undefined) continue;
    const block = lines.slice(index, end + 1);
    const own = isPlain(block) ? block : (set(block, opening) ?? block);
    lines.splice(index, own.length, ...own);
    index = openIn(own.at(-1) ?? '') !== undefined && own !== block ? end - 1 : end;
  }
  return lines.join('\n');
}

/** Where in a line the `$$` stands that has no other in it; code in the line aside. */
function openIn(line: string): number | undefined {
  if (!line.includes('$$')) return undefined;
  const places = [...line.replace(/`[^`]*`/g, (code) => ' '.repeat(code.length)).matchAll(/(?<![\\$])\$\$(?!\$)/g)].map(
    ({ index }) => index,
  );
  return places.length % 2 === 1 ? places.at(-1) : undefined;
}

/** The line with the other one. No heading or code stands in a formula, and no item below an empty line. */
function closeOf(lines: readonly string[], free: readonly boolean[], from: number): number | undefined {
  let isApart = false;
  for (let index = from + 1; index < Math.min(lines.length, from + mostLines); index += 1) {
    const line = lines[index] ?? '';
    isApart ||= line.trim() === '';
    if (!free[index] || /^[ \t>]*#{1,6}[ \t]+\S/.test(line) || (isApart && /^[ \t>]*(?:[*+-]|\d+[.)])[ \t]+\S/.test(line)))
      return undefined;
    if (/(?<![\\$])\$\$(?!\$)/.test(line)) return index;
  }
  return undefined;
}

const id = String.raw`(?:[ \t]*[({][^(){}]*[)}])?[ \t]*`;
const opens = new RegExp(String.raw`^([ \t>]*)(?:[*+-][ \t]+|\d+[.)][ \t]+)?\$\$${id}$`);
const closes = new RegExp(String.raw`^([ \t>]*)\$\$[.,;]?${id}$`);

/** Signs on lines of their own, and nothing less far in than the first. */
function isPlain(block: readonly string[]): boolean {
  const [, indent] = opens.exec(block[0] ?? '') ?? [];
  if (indent === undefined || !closes.test(block.at(-1) ?? '')) return false;
  return indent === '' || block.slice(1).every((line) => line.trim() === '' || line.startsWith(indent) || indent === ' ');
}

/** The same lines with the formula in one of them; nothing where it cannot be: a comment would not end, and what an empty line parts is no formula. */
function set(block: readonly string[], opening: number): readonly string[] | undefined {
  const [first = '', last = ''] = [block[0], block.at(-1)];
  const closing = last.search(/(?<![\\$])\$\$(?!\$)/);
  const before = first.slice(0, opening);
  const [, lead = '', marker = ''] = /^([ \t>]*)((?:[*+-]|\d+[.)])[ \t]+)?/.exec(before) ?? [];
  const indent = lead + ' '.repeat(marker.length);
  const tex = [first.slice(opening + 2), ...block.slice(1, -1), last.slice(0, closing)].map((line) => line.replace(/^[ \t>]+/, '').trim());
  if (tex.slice(1, -1).includes('') || tex.some((line) => /(?<!\\)%/.test(line))) return undefined;
  const named = /^[ \t]*\{#[^{}]*\}$/.exec(tex[0] ?? '')?.[0] ?? '';
  const [, stop = '', behind = ''] = new RegExp(String.raw`^([.,;]?${id}(?=\s|$))?(.*)$`).exec(last.slice(closing + 2)) ?? [];
  const formula = `$$${(named === '' ? tex : tex.slice(1)).filter((line) => line !== '').join(' ')}$$${named}${stop.trimEnd()}`;
  const isBehindText = before.slice(lead.length).trim() !== marker.trim();
  const tail = behind.trim() === '' ? [] : [`${indent}${behind.trim()}`];
  const head = isBehindText ? [before.trimEnd(), `${indent}${formula}`] : [`${before}${formula}`];
  const room = block.length - head.length - tail.length;
  return room < 0 ? undefined : [...head, ...Array.from({ length: room }, () => ''), ...tail];
}
