/**
 * Blocks to Markdown for Marp, and the one door to its escaping: a deck's template is fed with nothing else.
 *
 * `-` and `1.`: to Marp a list of `*` or `1)` is one that appears item by item, and stands only where the article asks for that. Handouts never get here: the plan leaves them out.
 */
import type { Block, List, Quote } from '../model/block.ts';
import type { Figure } from '../model/figure.ts';
import type { Inline } from '../model/inline.ts';
import type { Table } from '../model/table.ts';
import { drawingKey } from '../model/drawn.ts';
import { counterStyle, widestNumber } from '../model/list-numbers.ts';
import { columnAligns, figureColumns } from '../model/table-align.ts';
import { figureOf } from '../model/table-figure.ts';
import { cell, codeBlock, line, mathBlock, text } from './markdown/escape.ts';
import type { Markdown } from './markdown/escape.ts';
import { image, inlines } from './markdown/inline.ts';
import type { References } from './markdown/inline.ts';

export { attribute, comment, text, yaml } from './markdown/escape.ts';
export type { Markdown } from './markdown/escape.ts';
export { element, image, inlines } from './markdown/inline.ts';
export type { References } from './markdown/inline.ts';
export { notesText } from './markdown/notes.ts';

/** Inlines as a paragraph or heading of their own. */
export function inlineLine(nodes: readonly Inline[], references: References): Markdown {
  return line(inlines(nodes, references));
}

/** Blocks one below the other. */
export function blocks(nodes: readonly Block[], references: References): Markdown {
  const pieces = nodes
    .map((node) => block(node, references))
    .map((piece, index) => (joinsList(nodes, index) ? `<div></div>\n\n${piece}` : piece));
  return pieces.filter((piece) => piece !== '').join('\n\n') as Markdown;
}

/** Two lists in a row would become one. */
function joinsList(nodes: readonly Block[], index: number): boolean {
  const [before, node] = [nodes[index - 1], nodes[index]];
  return before?.type === 'list' && node?.type === 'list' && before.ordered === node.ordered;
}

function block(node: Block, references: References): string {
  switch (node.type) {
    case 'paragraph':
      return inlineLine(node.children, references);
    case 'heading':
      return `### ${inlineLine(node.children, references)}`;
    case 'list':
      return list(node, references);
    case 'table':
      return table(node, references);
    case 'blockquote':
      return node.callout ? blocks(node.children, references) : quote(node, references);
    case 'figure':
      return figure(node, references);
    case 'chart':
    case 'diagram':
      return image(drawingKey(node.id), node.alt, references, 'picture');
    case 'code':
      return codeBlock(node.value, node.lang);
    case 'math':
      return formula(node, references);
    case 'definitionList':
      return definitions(node, references);
    case 'thematicBreak':
    case 'handout':
      return '';
  }
}

/** Among text, where it is shown without its caption; whose it is, is said wherever it is seen. One element, since a slide is split between elements. */
function figure(node: Figure, references: References): string {
  const credits = [...node.pictures, node].flatMap(({ credit }) => (credit ? [inlines(credit, references)] : []));
  const shown = picturesOf(node, references);
  if (credits.length === 0) return shown;
  return `<div class="credited">\n${shown}\n<div class="caption">\n\n${[...new Set(credits)].join('&nbsp;· ')}\n\n</div>\n</div>`;
}

function picturesOf({ pictures }: Figure, references: References): string {
  const [{ src, alt }, ...others] = pictures;
  if (others.length === 0) return image(src, alt, references, 'picture');
  return `<div class="beside-text">\n${pictures.map((one) => image(one.src, one.alt, references, 'beside')).join('\n')}\n</div>`;
}

/** What begins an item of a list. */
export const bullet = ({ reveal }: References): string => (reveal ? '* ' : '- ');

function list(node: List, references: References): string {
  const { items, ordered, start } = node;
  const { at, mark } = styleMark(node);
  const rows = items.map((item, index) => {
    const marker = ordered ? `${start + index}${references.reveal ? ')' : '.'} ` : bullet(references);
    const content = blocks(item.children, { ...references, reveal: false });
    const done = item.checked === undefined ? '' : `<span class="${item.checked ? 'box done' : 'box'}"></span>`;
    return indent(content === '' ? '<br>' : (index === at ? mark : '') + done + content, marker, ' '.repeat(marker.length));
  });
  return rows.join('\n');
}

/** What tells the style sheet how wide the numbers are and which letters stand for them, at the first words of a list: Markdown gives a list no class. */
function styleMark(node: List): { readonly at: number; readonly mark: string } {
  const digits = widestNumber(node);
  const classes = [...(digits > 2 ? [`digits-${Math.min(digits, 5)}`] : []), ...(node.letters ? [counterStyle(node.letters)] : [])];
  const at = classes.length > 0 ? node.items.findIndex(({ children }) => children[0]?.type === 'paragraph') : -1;
  return { at, mark: `<span class="${classes.join(' ')}"></span>` };
}

/** The first line after `first`, the others after `rest`; an empty line keeps only what is not a space. */
function indent(content: string, first: string, rest: string): string {
  return content
    .split('\n')
    .map((row, index) => (row === '' ? rest.trimEnd() : (index === 0 ? first : rest) + row))
    .join('\n');
}

function quote({ children, source }: Quote, references: References): string {
  const from = source ? `<cite>${inlines(source, references)}</cite>` : '';
  return indent([blocks(children, references), from].filter(Boolean).join('\n\n'), '> ', '> ');
}

function table(node: Table, references: References): string {
  const { header, rows } = node;
  const aligns = columnAligns(node);
  const figures = figureColumns(node);
  const shown = (content: readonly Inline[], column: number): string =>
    figures[column] ? figureCell(content, aligns[column], references) : inlines(content, references);
  const row = (cells: Table['header'], line: number): string =>
    `| ${header.map((_, index) => cell(shown(cells[index] ?? [], index)) || (index === 0 && line > 0 ? noName : noText)).join(' | ')} |`;
  const rules = { left: ':--', right: '--:', number: '--:', center: ':-:', none: '---' };
  const rule = aligns.map((align) => rules[align ?? 'none']);
  const names = header.map((cells) => (cells.length > 0 ? cell(inlines(cells, references)) : unnamed(references)));
  return [`| ${names.join(' | ')} |`, `| ${rule.join(' | ')} |`, ...rows.map(row)].join('\n');
}

/** What hangs behind a figure does so only where figures stand at the right. */
function figureCell(
  content: readonly Inline[],
  align: ReturnType<typeof columnAligns>[number] | undefined,
  references: References,
): string {
  const { figure, hung } = figureOf(content);
  const marks = text(hung);
  const hangs = hung !== '' && (align === 'number' || align === 'right');
  return `${held(inlines(figure, references), align)}${hangs ? `<span class="hung">${marks}</span>` : marks}`;
}

/** A figure stays on the line of its sign and unit. */
const held = (content: string, align: ReturnType<typeof columnAligns>[number] | undefined): string =>
  align === 'number' ? content.replaceAll(' ', '\u00a0') : content;

/** Chromium leaves an empty cell out of a PDF's tags, and its row would be short of one. */
const noText = '&nbsp;';

/** A row without a name goes on with the one above; what tells the style sheet so, which sets no rule between them. */
const noName = `${noText}<span class="goes-on"></span>`;

/** A word for a column that has none, which only a screen reader says. */
const unnamed = ({ columnWord }: References): string => (columnWord === undefined ? '' : `<span class="spoken">${columnWord}</span>`);

/** A formula that is numbered on paper bears its number here, too. */
function formula({ value, id }: Extract<Block, { type: 'math' }>, { numbers = {} }: References): string {
  const number = id === undefined ? undefined : numbers[id];
  if (number === undefined) return mathBlock(value);
  return `<div class="equation">\n\n${mathBlock(value)}\n\n<div class="equation-number">(${number})</div>\n\n</div>`;
}

function definitions({ items }: Extract<Block, { type: 'definitionList' }>, references: References): string {
  const entries = items.map(
    ({ term, description }) => `<dt>\n\n${inlineLine(term, references)}\n\n</dt>\n<dd>\n\n${blocks(description, references)}\n\n</dd>`,
  );
  return `<dl>\n${entries.join('\n')}\n</dl>`;
}
