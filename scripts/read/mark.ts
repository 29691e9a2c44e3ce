/**
 * A mark's file → the mark, or why it is none. It travels in git with the article, so it is as untrusted as that.
 *
 * One line a unit, a slide and a page, so that a difference between two marks can be read.
 */
import * as v from 'valibot';
import { handoutLayouts } from '../model/layouts.ts';
import { unitKinds, type Mark } from '../model/record.ts';

/** Of the file's form; a file of another is refused, not guessed at. */
const markFormat = 1;

const text = v.pipe(v.string(), v.maxLength(200_000));
const short = v.pipe(v.string(), v.maxLength(20_000));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{1,64}$/));

const unit = v.strictObject({
  kind: v.picklist(unitKinds),
  name: v.exactOptional(short),
  row: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  words: text,
  looks: hash,
});
const passage = v.strictObject({ id: short, number: short, heading: text, units: v.array(unit) });
const slide = v.strictObject({ id: short, kind: short, heading: text, words: text, looks: hash, notes: text });
const page = v.strictObject({ label: short, picture: hash, body: hash, words: hash });

const schema = v.strictObject({
  format: v.literal(markFormat),
  name: short,
  order: v.pipe(v.number(), v.integer(), v.minValue(1)),
  date: v.pipe(v.string(), v.check(isDay, 'Invalid date')),
  version: short,
  layouts: v.exactOptional(v.pipe(v.array(v.picklist(handoutLayouts)), v.minLength(1))),
  title: short,
  lang: short,
  look: v.exactOptional(v.record(short, short)),
  drawnBy: short,
  text: v.array(passage),
  slides: v.array(slide),
  pages: v.record(v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}._ -]*\.pdf$/u)), v.array(page)),
});

function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** The mark, or why there is none, in words that follow the file's name. */
export type ParsedMark = { readonly mark: Mark } | { readonly problem: string };

/** Reads a file of `marks/`, which an author's versioning may have damaged and an older version of Paparan written. */
export function parseMark(source: string): ParsedMark {
  if (/^<{7} /m.test(source))
    return { problem: 'a merge in git left both sides in it; keep one of them (git checkout --ours or --theirs, then git add)' };
  let found: unknown;
  try {
    found = JSON.parse(source);
  } catch (error) {
    return { problem: `it is no JSON (${error instanceof Error ? error.message : String(error)})` };
  }
  const format = (found as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > markFormat) return { problem: 'it was written by a newer version of Paparan' };
  const parsed = v.safeParse(schema, found);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return { problem: `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` };
  }
  const { format: _format, ...mark } = parsed.output;
  return { mark };
}

/** The file of a mark: the same mark, the same bytes. */
export function writeMark({ text: passages, slides, pages, ...head }: Mark): string {
  const line = (value: unknown): string => JSON.stringify(value);
  const lines = (values: readonly unknown[], indent: string): string =>
    values.length === 0 ? '[]' : `[\n${values.map((value) => `${indent}  ${line(value)}`).join(',\n')}\n${indent}]`;
  const shown = passages.map(
    ({ id, number, heading, units }) =>
      `    {\n      "id": ${line(id)},\n      "number": ${line(number)},\n      "heading": ${line(heading)},\n      "units": ${lines(units, '      ')}\n    }`,
  );
  const files = Object.keys(pages)
    .sort()
    .map((name) => `    ${line(name)}: ${lines(pages[name] ?? [], '    ')}`);
  return [
    '{',
    `  "format": ${markFormat},`,
    ...Object.entries(head).map(([key, value]) => `  ${line(key)}: ${line(value)},`),
    `  "text": ${shown.length === 0 ? '[]' : `[\n${shown.join(',\n')}\n  ]`},`,
    `  "slides": ${lines(slides, '  ')},`,
    `  "pages": ${files.length === 0 ? '{}' : `{\n${files.join(',\n')}\n  }`}`,
    '}\n',
  ].join('\n');
}
