/**
 * Headings that bring their own numbers ("1. Scope", "I. Pendahuluan", "2.1 Method") lose them: the documents number sections and points themselves.
 *
 * Only where the author counts as the documents do: one by one, what has no number (a conclusion, references) at the end, or before the first (an abstract),
 * which is told, for then the documents' numbers are others.
 * "10 reasons" and "1949" stay. Ids are made before, so that links to "#1-scope" still lead there.
 */
import type { Inline } from '../model/inline.ts';
import type { Point, Section } from '../model/section.ts';
import { plainText } from '../model/walk.ts';
import type { Problems } from './problems.ts';
import type { Body } from './structure.ts';

/** The body with headings as the documents show them; warns (`own-numbers`) where the documents count otherwise than the author did. */
export function withoutOwnNumbers<One extends Body>(body: One, problems: Problems): One {
  const counted = countedFrom(body.sections, writtenNumber);
  const first = counted?.from ?? 0;
  const [section] = counted && first > 0 ? body.sections.slice(first) : [];
  if (section)
    problems.warning(
      'own-numbers',
      section.position,
      `"${plainText(section.heading)}" is section ${first + 1}: the documents count from the first section on, and leave out the headings' own numbers`,
      'where the text speaks of a section, link to it: [](#id)',
    );
  const sections = withoutNumbers(body.sections, counted).map((one, index): Section => {
    const numberOf = (text: string, place: number): RegExpExecArray | null => pointNumber(text, index - first, place);
    return { ...one, points: withoutNumbers(one.points, countedFrom(one.points, numberOf)) };
  });
  return { ...body, sections };
}

interface Counted {
  /** Place of the first that bears a number. */
  readonly from: number;
  /** Of each heading, as far as they are counted. */
  readonly numbers: readonly (RegExpExecArray | null)[];
}

/**
 * Headings that count: two at least and half of all, one by one from the first or, below an abstract, the second or third, and other words without their
 * numbers ("1. Phase", "2. Phase"; "1 Samuel").
 */
function countedFrom(points: readonly Point[], numberOf: (text: string, index: number) => RegExpExecArray | null): Counted | undefined {
  const from = points.slice(0, 3).findIndex(({ heading }) => numberOf(opening(heading), 0) !== null);
  if (from < 0) return undefined;
  const numbers = points.map(({ heading }, index) => (index < from ? null : numberOf(opening(heading), index - from)));
  const bare = numbers.indexOf(null, from);
  const count = (bare < 0 ? points.length : bare) - from;
  const names = points.slice(from, from + count).map(({ heading }, index) => plainText(heading).slice(numbers[from + index]?.[0].length));
  const firstWords = new Set(names.map((name) => /^\S*/.exec(name.trim())?.[0]));
  const isCounted = count >= 2 && count * 2 >= points.length && new Set(names).size === names.length && firstWords.size > 1;
  return isCounted ? { from, numbers } : undefined;
}

const withoutNumbers = <One extends Point>(points: readonly One[], counted: Counted | undefined): readonly One[] =>
  counted ? points.map((point, index) => shortened(point, counted.numbers[index] ?? null)) : points;

const opening = ([first]: readonly Inline[]): string => (first?.type === 'text' ? first.value : '');

const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** A sign before the number, as chats put it ("🏦 1. What is inflation?"). It stays. */
const sign = '^(?<sign>\\p{Extended_Pictographic}\\uFE0F?\\s*)?';

/**
 * What a section's text begins with, where that is its number: a figure, or with a full stop or a bracket a Roman one or
 * a letter. A bare figure before a small letter counts something ("1 year later").
 */
function writtenNumber(text: string, index: number): RegExpExecArray | null {
  const letter = String.fromCharCode('A'.charCodeAt(0) + index);
  const marked = [romans[index], index < 26 ? letter : undefined].filter((one) => one !== undefined).join('|');
  const figure = `${index + 1}(?:\\uFE0F?\\u20E3\\s*|[.):]\\s*|\\s+[–—-]\\s+|\\s+(?=[\\p{Lu}\\p{Lo}]))`;
  return new RegExp(`${sign}(?:${figure}|(?:${marked})[.)]\\s*)(?=\\S)(?!\\d)`, 'u').exec(text);
}

/** As `writtenNumber`, for a point: "2.1", or counted within its section. */
function pointNumber(text: string, section: number, index: number): RegExpExecArray | null {
  return new RegExp(`${sign}${section + 1}\\.${index + 1}(?:[.):]\\s*|\\s+)(?=\\S)(?!\\d)`, 'u').exec(text) ?? writtenNumber(text, index);
}

function shortened<One extends Point>(point: One, number: RegExpExecArray | null): One {
  const [first, ...rest] = point.heading;
  if (!number || first?.type !== 'text') return point;
  const value = (number.groups?.['sign'] ?? '') + first.value.slice(number[0].length);
  return { ...point, heading: [{ ...first, value }, ...rest] };
}
