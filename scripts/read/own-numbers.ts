/**
 * Headings that bring their own numbers ("1. Scope", "I. Pendahuluan", "2.1 Method") lose them: the documents number sections and points themselves.
 *
 * Only where the author counts as the documents do: from the first section on, one by one, what has no number (a conclusion, references) at the end.
 * "10 reasons" and "1949" stay. Ids are made before, so that links to "#1-scope" still lead there.
 */
import type { Inline, Point, Section } from '../model/article.ts';
import { plainText } from '../model/walk.ts';
import type { Body } from './structure.ts';

export function withoutOwnNumbers<One extends Body>(body: One): One {
  const sections = withoutNumbers(body.sections, writtenNumber).map((section, index): Section => {
    return { ...section, points: withoutNumbers(section.points, (text, place) => pointNumber(text, index, place)) };
  });
  return { ...body, sections };
}

/** Only where the first headings, two at least and half of all, bear their numbers, and are other words without ("1. Phase", "2. Phase"; "1 Samuel"). */
function withoutNumbers<One extends Point>(
  points: readonly One[],
  numberOf: (text: string, index: number) => RegExpExecArray | null,
): readonly One[] {
  const numbers = points.map(({ heading }, index) => numberOf(opening(heading), index));
  const bare = numbers.indexOf(null);
  const counted = bare < 0 ? points.length : bare;
  const names = points.slice(0, counted).map(({ heading }, index) => plainText(heading).slice(numbers[index]?.[0].length));
  const firstWords = new Set(names.map((name) => /^\S*/.exec(name.trim())?.[0]));
  const isCounted = counted >= 2 && counted * 2 >= points.length && new Set(names).size === names.length && firstWords.size > 1;
  return isCounted ? points.map((point, index) => shortened(point, numbers[index] ?? null)) : points;
}

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
  const figure = `${index + 1}(?:[.):]\\s*|\\s+[–—-]\\s+|\\s+(?=[\\p{Lu}\\p{Lo}]))`;
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
