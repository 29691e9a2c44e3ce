/**
 * Lines whose columns tabs part, as spreadsheets and web pages paste them, are a table. Two lines at least, and each with as many tabs: one alone may be a
 * signature or an address.
 */
import type { Paragraph } from 'mdast';
import type { Inline } from '../model/inline.ts';
import type { Table } from '../model/table.ts';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { readInlines } from './inlines.ts';
import { parseMarkdown } from './markdown.ts';

export function tabTableOf(node: Paragraph, context: TextContext): Table | undefined {
  const written = writtenFor(node, context) ?? '';
  if (!/\S\t/.test(written)) return undefined;
  const lines = written.split('\n').map((line) => line.trimEnd());
  const rows = lines.map((line) => line.replace(/^ {0,3}/, '').split('\t'));
  const [head] = rows;
  if (!head || rows.length < 2 || head.length < 2 || rows.some((row) => row.length !== head.length)) return undefined;
  const position = placeOf(node, context);
  const { line = 1 } = node.position?.start ?? {};
  const read = (cell: string, row: number): readonly Inline[] => {
    const [only, ...others] = parseMarkdown(cell, context.known.markdown);
    const nodes = only?.type === 'paragraph' && others.length === 0 ? only.children : [{ type: 'text' as const, value: cell.trim() }];
    return readInlines(nodes, { ...context, source: cell, locate: () => context.locate(line + row, 1) });
  };
  const [header = [], ...body] = rows.map((cells, row) => cells.map((cell) => read(cell, row)));
  return { type: 'table', id: `table-${++context.counts.table}`, align: head.map(() => null), header, rows: body, position };
}
