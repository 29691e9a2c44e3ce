/**
 * Blocks → the words that a reader meets, unit by unit.
 *
 * Why not `plainText`: a reader sees citations and the names of figures, so a change of these is one too.
 * `looks` is the node itself as text, without ids and places: it tells a change that no word does (emphasis, a link's target, a picture's bytes).
 */
import type { Block, ListItem } from '../model/block.ts';
import type { Figure } from '../model/figure.ts';
import type { Inline } from '../model/inline.ts';
import type { Table } from '../model/table.ts';
import { citationPieces } from '../model/citation.ts';
import type { Labels } from '../model/label-files.ts';
import type { Citations, Names } from '../model/names.ts';
import { scriptWords } from '../model/formula-words.ts';
import { exactNumber } from '../model/drawn.ts';
import type { Unit } from '../model/record.ts';
import { lettersOf, shownLetter } from '../model/side-by-side.ts';

/** What words depend on beside the blocks. `picture`: what stands for a picture's bytes. */
export interface WordContext {
  readonly names: Names;
  readonly citations: Citations;
  readonly labels: Labels;
  readonly lang: string;
  picture(src: string): string;
}

/** The words of inlines, white space as in the text. */
export function wordsOf(inlines: readonly Inline[], context: WordContext): string {
  return inlines
    .map((inline) => inlineWords(inline, context))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

function inlineWords(inline: Inline, context: WordContext): string {
  const inside = (children: readonly Inline[]): string => children.map((child) => inlineWords(child, context)).join('');
  switch (inline.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
      return inline.value;
    case 'subscript':
    case 'superscript':
      return scriptWords(inline.type, inline.value);
    case 'strong':
    case 'emphasis':
    case 'delete':
    case 'link':
      return inside(inline.children);
    case 'crossReference':
      return inline.children.length > 0 ? inside(inline.children) : (context.names[inline.id] ?? inline.id);
    case 'citation':
      return citationPieces(inline.items, context.citations, context.labels)
        .map(({ text }) => text)
        .join('');
    case 'inlineImage':
      return inline.alt;
    case 'break':
      return ' ';
    case 'footnoteReference':
      return '';
    case 'blank':
      return inline.answer.join('');
  }
}

/** The units of some blocks, in reading order. */
export function unitsOf(blocks: readonly Block[], context: WordContext): Unit[] {
  return blocks.flatMap((block) => blockUnits(block, context));
}

function blockUnits(block: Block, context: WordContext): readonly Unit[] {
  const { names, lang } = context;
  const unit = (kind: Unit['kind'], words: string, name?: string): Unit => unitFrom(kind, words, block, context, { name });
  switch (block.type) {
    case 'paragraph':
      return [unit('paragraph', wordsOf(block.children, context))];
    case 'heading':
      return [unit('heading', wordsOf(block.children, context))];
    case 'list':
      return block.items.flatMap((item) => itemUnits(item, context));
    case 'table':
      return tableUnits(block, context);
    case 'blockquote': {
      const said = [unitsOf(block.children, context).map(({ words }) => words), wordsOf(block.source ?? [], context)].flat();
      return [unit('quote', said.filter(Boolean).join(' — '))];
    }
    case 'figure':
      return [unitFrom('figure', figureWords(block, context), figureLooks(block), context, { name: names[block.id] })];
    case 'chart': {
      const series = block.series.map(({ name, values }) => `${name}: ${values.map((value) => exactNumber(value, lang)).join(', ')}`);
      const numbers = [block.labels.join(', '), ...series].join('; ');
      return [unit('chart', joined(wordsOf(block.caption ?? [], context), numbers, wordsOf(block.source ?? [], context)), names[block.id])];
    }
    case 'diagram':
      return [
        unitFrom('diagram', wordsOf(block.caption ?? [], context), { ...block, drawn: block.value }, context, { name: names[block.id] }),
      ];
    case 'code':
      return [unit('code', block.value)];
    case 'math':
      return [unit('math', block.value, block.id === undefined ? undefined : names[block.id])];
    case 'definitionList':
      return block.items.map(({ term, description }) => {
        const about = unitsOf(description, context).map(({ words }) => words);
        return unitFrom('definition', `${wordsOf(term, context)}: ${about.join(' ')}`, [term, description], context);
      });
    case 'thematicBreak':
      return [];
    case 'handout':
      return unitsOf(block.children, context);
  }
}

/** The captions of pictures side by side with their letters, then the figure's own. */
function figureWords(figure: Figure, context: WordContext): string {
  const { labels } = context;
  const letters = lettersOf(figure, labels);
  const said = ({ caption = [], credit = [] }: Pick<Figure, 'caption' | 'credit'>): readonly string[] =>
    [caption, credit].map((words) => wordsOf(words, context));
  const pictures = figure.pictures.map((picture, index) =>
    [shownLetter(letters[index] ?? '', labels), ...said(picture)].filter(Boolean).join(' '),
  );
  return joined(...pictures, ...said(figure));
}

/** Of a picture that stands alone as they were before pictures could stand side by side, so that marks made then still hold. */
function figureLooks({ type, pictures, ...figure }: Figure): object {
  const [picture, ...others] = pictures;
  return others.length > 0 ? { type, pictures, ...figure } : { type, ...picture, ...figure };
}

const joined = (...words: readonly string[]): string => words.filter(Boolean).join(' · ');

/** An item's paragraphs are one unit; what else it holds follows as units of their own. */
function itemUnits(item: ListItem, context: WordContext): readonly Unit[] {
  const own = item.children.filter((block) => block.type === 'paragraph');
  const words = own.map((block) => wordsOf(block.children, context)).join(' ');
  const others = item.children.filter((block) => block.type !== 'paragraph');
  return [unitFrom('item', words, [own, item.checked ?? null], context), ...unitsOf(others, context)];
}

function tableUnits(table: Table, context: WordContext): readonly Unit[] {
  const name = context.names[table.id];
  const row = (cells: readonly (readonly Inline[])[], number: number): Unit => {
    const words = cells.map((cell) => wordsOf(cell, context)).join(' | ');
    return unitFrom('row', words, [cells, table.align], context, { name, row: number });
  };
  const about = [...(table.caption ?? []), ...(table.credit ?? [])];
  const said = joined(wordsOf(table.caption ?? [], context), wordsOf(table.credit ?? [], context));
  const caption = about.length > 0 ? [unitFrom('caption', said, about, context, { name })] : [];
  return [...caption, row(table.header, 0), ...table.rows.map((cells, index) => row(cells, index + 1))];
}

/** A unit of anything that has looks. */
export function unitFrom(
  kind: Unit['kind'],
  words: string,
  shown: unknown,
  context: WordContext,
  { name, row }: { readonly name?: string | undefined; readonly row?: number } = {},
): Unit {
  return { kind, words, looks: looksOf(shown, context), ...(name === undefined ? {} : { name }), ...(row === undefined ? {} : { row }) };
}

/** What moves when others do, and the words themselves. */
const unseen = new Set(['position', 'id', 'value', 'start']);

function looksOf(shown: unknown, context: WordContext): string {
  return JSON.stringify(shown, (key, value: unknown) => {
    if (key === 'src' && typeof value === 'string') return context.picture(value);
    return unseen.has(key) ? undefined : value;
  });
}
