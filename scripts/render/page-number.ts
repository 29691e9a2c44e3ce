/**
 * Where on a page its number stands, found by the words: the line that names the page and how many there are, whichever script the digits are of.
 *
 * Why by the words: briefing and handout put it there by different means, and later layouts will again.
 */

/** A run of text on a page, in pt from its lower left corner. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** `lower` and `upper` in pt: a band over the whole width, since a longer number starts elsewhere. */
export interface NumberLine {
  readonly y: number;
  readonly lower: number;
  readonly upper: number;
}

/** Part of the page's height, above and below, in which a page number is looked for. */
const margin = 0.14;

/** Nothing where the page bears no number. `total`: pages that are counted in decimal numbers. */
export function findNumberLine(runs: readonly Run[], label: string, total: number, height: number): NumberLine | undefined {
  const lines = new Map<number, Run[]>();
  for (const run of runs) lines.set(Math.round(run.y), [...(lines.get(Math.round(run.y)) ?? []), run]);
  const candidates = [...lines.values()].filter(([first]) => first && (first.y < height * margin || first.y > height * (1 - margin)));
  const found = candidates.filter((line) => bears(line, label, total)).sort((a, b) => (a[0]?.y ?? 0) - (b[0]?.y ?? 0))[0];
  if (!found) return undefined;
  const y = Math.min(...found.map((run) => run.y));
  const tallest = Math.max(...found.map((run) => run.height));
  return { y: Math.round(y), lower: y - tallest * 0.4, upper: y + tallest * 1.2 };
}

function bears(line: readonly Run[], label: string, total: number): boolean {
  if (!/^\d+$/.test(label)) return label !== '' && line.some(({ text }) => text.trim() === label);
  const numbers = line.flatMap(({ text }) => numbersIn(text));
  return (
    numbers.includes(Number(label)) &&
    numbers.includes(total) &&
    (Number(label) !== total || numbers.filter((one) => one === total).length > 1)
  );
}

/**
 * A line's words with the page's own number and the total taken out: where it says so in its `wording` ("Page 6 of 20"), else the last that are
 * like them. A date beside it may hold the same numbers.
 */
export function withoutNumber(text: string, label: string, total: number, wording = ''): string {
  const said = placeOf(wording, text);
  if (!said) return blanked(text, label, total);
  return text.slice(0, said.from) + blanked(text.slice(said.from, said.to), label, total) + text.slice(said.to);
}

/** The last place of words in a text, however they are spaced. */
function placeOf(words: string, text: string): { readonly from: number; readonly to: number } | undefined {
  const letters = [...words.replace(/\s+/g, '')].map((letter) => letter.replace(/[^\p{L}\p{M}\p{N}]/u, '\\$&'));
  if (letters.length === 0) return undefined;
  const found = [...text.matchAll(new RegExp(`(?<!\\p{Nd})${letters.join('\\s*')}(?!\\p{Nd})`, 'gu'))].at(-1);
  return found && { from: found.index, to: found.index + found[0].length };
}

function blanked(text: string, label: string, total: number): string {
  if (!/^\d+$/.test(label))
    return text
      .split(/\s+/)
      .filter((word) => word !== label)
      .join(' ');
  const pattern = /\p{Nd}+/gu;
  const runs = [...text.matchAll(pattern)].map((found) => ({ at: found.index, length: found[0].length, value: numbersIn(found[0])[0] }));
  const last = runs.filter(({ value }) => value === total).at(-1);
  const own = runs.filter((run) => run.value === Number(label) && run !== last).at(-1);
  return [last, own]
    .filter((run) => run !== undefined)
    .sort((a, b) => b.at - a.at)
    .reduce((rest, { at, length }) => `${rest.slice(0, at)}#${rest.slice(at + length)}`, text);
}

/** Numbers in any script's digits: digits stand in tens, from their zero on. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/\p{Nd}+/gu)].map(([run]) => Number([...run].map(digit).join('')));
}

function digit(character: string): number {
  const code = character.codePointAt(0) ?? 48;
  let first = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return (code - first) % 10;
}
