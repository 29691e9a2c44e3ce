/**
 * YAML (and JSON, its subset) to a value that knows where each of its parts stands.
 *
 * Rejected: `parse()` alone; it forgets places, and a problem without a place is a riddle.
 */
import { isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type Pair } from 'yaml';
import type { Position } from '../model/diagnostic.ts';
import { lastUsed } from '../model/last-used.ts';
import type { Problems } from './problems.ts';

/** Turns a line and column (from 1) inside a piece of text into its place in the author's file. */
export type Locate = (line: number, column: number) => Position;

export type Path = readonly (string | number)[];

/** `at` gives the place of a value, `keyAt` that of its key, `locate` the places inside a text value. */
export interface Located {
  readonly value: unknown;
  at(path: Path): Position;
  keyAt(path: Path): Position;
  locate(path: Path): Locate;
}

/** Reads `text`, whose first line is line `firstLine` of `file`. Syntax errors are reported; the value is then what could be read. */
export function readYaml(text: string, file: string, firstLine: number, problems: Problems): Located {
  const { document, lines } = parsedOnce(text, () => parseText(text));
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { file, line: line + firstLine - 1, column: col };
  };
  for (const error of document.errors)
    problems.error(
      error.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml',
      position(error.pos[0]),
      sentence(error.message),
      ...hintFor(error.code),
    );
  const nodeAt = (path: Path): Node | undefined =>
    path.length === 0 ? (document.contents ?? undefined) : (document.getIn(path, true) as Node | undefined);
  const start = (node: Node | undefined | null): Position | undefined => (node?.range ? position(node.range[0]) : undefined);
  const at = (path: Path): Position =>
    start(nodeAt(path)) ?? (path.length > 0 ? at(path.slice(0, -1)) : { file, line: firstLine, column: 1 });
  const keyAt = (path: Path): Position => start(pairAt(document, path)?.key as Node | undefined) ?? at(path);
  const locate = (path: Path): Locate => locateIn(nodeAt(path), text, lines, position) ?? (() => at(path));
  const tooMany = (): void => problems.error('yaml', position(0), 'the aliases (*name) stand for too much text', 'write it out');
  return { value: safeValue(document, tooMany), at, keyAt, locate };
}

/** Neither is changed by who reads them. */
interface Parsed {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** While an article is edited, its front matter mostly stays as it is. */
const parsedOnce = lastUsed<Parsed>(4);

function parseText(text: string): Parsed {
  const lines = new LineCounter();
  return {
    lines,
    document: parseDocument(text, { lineCounter: lines, prettyErrors: false, version: '1.2', merge: false, uniqueKeys: true }),
  };
}

function safeValue(document: Document, tooMany: () => void): unknown {
  try {
    return document.toJS({ maxAliasCount: 50 }) as unknown;
  } catch {
    tooMany();
    return undefined;
  }
}

function pairAt(document: Document, path: Path): Pair | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  return parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1));
}

/** In a literal block (`|`) every line of the value is a line of the file, moved right by the indent. Elsewhere only the start is known. */
function locateIn(node: Node | undefined, text: string, lines: LineCounter, position: (offset: number) => Position): Locate | undefined {
  if (!isScalar(node) || node.type !== 'BLOCK_LITERAL' || !node.range || isSeq(node)) return undefined;
  const header = lines.linePos(node.range[0]).line;
  const body = text.split('\n').slice(header);
  const indent = /^ */.exec(body.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
  const first = position(node.range[0]);
  return (line, column) => ({ file: first.file, line: first.line + line, column: column + indent });
}

function sentence(message: string): string {
  return message.replace(/\s+/g, ' ').trim();
}

function hintFor(code: string): string[] {
  if (code === 'TAB_AS_INDENT') return ['indent with spaces'];
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY') return ['put text that holds ": " in quotes'];
  return [];
}
