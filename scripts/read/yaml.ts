/**
 * YAML (and JSON, its subset) to a value that knows where each of its parts stands.
 *
 * Rejected: `parse()` alone; it forgets places, and a problem without a place is a riddle.
 */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { Position } from '../model/diagnostic.ts';
import { lastUsed, type LastUsed } from '../model/last-used.ts';
import type { Problems } from './problems.ts';

/** Turns a line and column (from 1) inside a piece of text into its place in the author's file. */
export type Locate = (line: number, column: number) => Position;

/** Keys and indices from the top of a document to one of its values. */
export type Path = readonly (string | number)[];

/** `at` gives the place of a value, `keyAt` that of its key, `locate` the places inside a text value. */
export interface Located {
  readonly value: unknown;
  /** Of the file, on which something is no YAML. */
  readonly errorLines: ReadonlySet<number>;
  at(path: Path): Position;
  keyAt(path: Path): Position;
  locate(path: Path): Locate;
}

/** What was read of a text, as plain data: a later build takes it as it is. */
export interface ParsedYaml {
  /** Undefined where the aliases stand for too much. */
  readonly value?: unknown;
  readonly isTooMuch: boolean;
  readonly errors: readonly { readonly code: string; readonly message: string; readonly spot: Spot }[];
  /** By the path's parts (`keyOf`). */
  readonly places: ReadonlyMap<string, Place>;
}

/** By the text. */
export type KnownYaml = LastUsed<ParsedYaml>;

/** From 1, in the text. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

/** `indent`: of a literal block (`|`), whose every line is a line of the file, moved right by it. */
interface Place {
  readonly spot?: Spot | undefined;
  readonly key?: Spot | undefined;
  readonly indent?: number | undefined;
}

/** Reads `text`, whose first line is line `firstLine` of `file`. Syntax errors are reported; the value is then what could be read. */
export function readYaml(text: string, file: string, firstLine: number, problems: Problems, known: KnownYaml = few): Located {
  const { value, isTooMuch, errors, places } = known(text, () => parseText(text));
  const position = ({ line, column }: Spot): Position => ({ file, line: line + firstLine - 1, column });
  for (const { code, message, spot } of errors)
    problems.error(code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml', position(spot), sentence(message), ...hintFor(code));
  const start = position({ line: 1, column: 1 });
  if (isTooMuch) problems.error('yaml', start, 'the aliases (*name) stand for too much text', 'write it out');
  const placeOf = (path: Path): Place | undefined => places.get(keyOf(path));
  const at = (path: Path): Position => {
    const spot = placeOf(path)?.spot;
    return spot ? position(spot) : path.length > 0 ? at(path.slice(0, -1)) : start;
  };
  const keyAt = (path: Path): Position => {
    const key = placeOf(path)?.key;
    return key ? position(key) : at(path);
  };
  const locate = (path: Path): Locate => {
    const first = at(path);
    const indent = placeOf(path)?.indent;
    if (indent === undefined) return () => first;
    return (line, column) => ({ file, line: first.line + line, column: column + indent });
  };
  const errorLines = new Set(errors.map(({ spot }) => position(spot).line));
  return { value, errorLines, at, keyAt, locate };
}

/** Of charts and courses: what lies beside an article and its front matter. */
const few: KnownYaml = lastUsed(4);

const keyOf = (path: Path): string => JSON.stringify(path.map(String));

/** The library would print what it only warns of; a key that is a list or a map is told as one that is not known. */
const dialect = { logLevel: 'error', prettyErrors: false, version: '1.2', merge: false, uniqueKeys: true } as const;

/** In place of the library's own words, where these speak to programmers. */
const wordings: ReadonlyMap<string, string> = new Map([['MULTIPLE_DOCS', 'a line "---" or "..." ends the text, and more stands below it']]);

function parseText(text: string): ParsedYaml {
  const lines = linesOf(text);
  const spotAt = (offset: number): Spot => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = parseDocument(text, dialect);
  const errors = document.errors.map(({ code, message, pos: [at] }) => {
    const quote = code === 'MISSING_CHAR' ? openQuote(document, at) : undefined;
    return quote === undefined
      ? { code, message: wordings.get(code) ?? message, spot: spotAt(at) }
      : { code: 'OPEN_QUOTE', message: 'the quote is not closed', spot: spotAt(quote) };
  });
  return { ...valueOf(document), errors, places: placesIn(document, text, spotAt) };
}

/** Counted here: the parser, which would count as it goes, leaves out lines where something is no YAML, and all below stands too high. */
function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  for (let at = 0; at >= 0; at = text.indexOf('\n', at) + 1 || -1) lines.addNewLine(at);
  return lines;
}

/** Where the quote begins that goes on to `at`, over lines or to the end of the text: the author forgot to close it. */
function openQuote(document: Document, at: number): number | undefined {
  let found: number | undefined;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') && range && range[0] < at && at <= range[2]) found = range[0];
    },
  });
  return found;
}

function valueOf(document: Document): Pick<ParsedYaml, 'value' | 'isTooMuch'> {
  try {
    return { value: document.toJS({ maxAliasCount: 50 }) as unknown, isTooMuch: false };
  } catch {
    return { isTooMuch: true };
  }
}

/** Where everything stands; of keys that are there twice the first. */
function placesIn(document: Document, text: string, spotAt: (offset: number) => Spot): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const spotOf = (node: unknown): Spot | undefined => {
    const { range } = (node ?? {}) as Partial<Node>;
    return range ? spotAt(range[0]) : undefined;
  };
  const note = (node: unknown, path: Path, key: unknown): void => {
    if (places.has(keyOf(path))) return;
    places.set(keyOf(path), { spot: spotOf(node), key: spotOf(key), indent: indentOf(node, text) });
    if (isSeq(node)) node.items.forEach((item, index) => note(item, [...path, index], undefined));
    if (!isMap(node)) return;
    for (const item of node.items) if (isPair(item) && isScalar(item.key)) note(item.value, [...path, String(item.key.value)], item.key);
  };
  note(document.contents, [], undefined);
  return places;
}

function indentOf(node: unknown, text: string): number | undefined {
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || !node.range) return undefined;
  firstLine.lastIndex = text.indexOf('\n', node.range[0]) + 1;
  return firstLine.exec(text)?.[1]?.length ?? 0;
}

/** The spaces before the first line that is not empty. */
const firstLine = /(?:[^\S\n]*\n)*( *)/y;

function sentence(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}

function hintFor(code: string): string[] {
  if (code === 'TAB_AS_INDENT') return ['indent with spaces'];
  if (code === 'OPEN_QUOTE') return ['end the text that begins here with a quote'];
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') return ['put text that holds ": " in quotes'];
  return [];
}
