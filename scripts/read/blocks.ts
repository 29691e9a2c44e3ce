/** mdast's flow to the model's `Block`: captions, sources of quotes, definitions. Figures are `figures.ts`'s, directives and headings are `structure.ts`'s. */
import type { Blockquote, List as MdastList, Paragraph, PhrasingContent, RootContent, Table as MdastTable } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Definition, Inline, List, Quote, Table } from '../model/article.ts';
import { trailingAttributes, type Attributes } from './attributes.ts';
import { itemContent } from './dated-items.ts';
import { readFenced } from './fenced.ts';
import { placeOf, type TextContext } from './context.ts';
import { splitFigures } from './figures.ts';
import { readHtml, readInlines } from './inlines.ts';
import { didYouMean } from './problems.ts';

interface Caption {
  readonly inlines: readonly Inline[];
  readonly id?: string;
}

/** Reads flow content. A `Table: …` paragraph beside a table becomes its caption. */
export function readBlocks(nodes: readonly RootContent[], context: TextContext): Block[] {
  const result: Block[] = [];
  let caption: Caption | undefined;
  nodes.forEach((node, index) => {
    const next = nodes[index + 1];
    if (node.type === 'paragraph' && (next?.type === 'table' || nodes[index - 1]?.type === 'table')) {
      const found = readCaption(node, context);
      const last = result.at(-1);
      if (found && next?.type === 'table') return void (caption = found);
      if (found && last?.type === 'table' && !last.caption) return void (result[result.length - 1] = withCaption(last, found));
    }
    if (node.type === 'table') {
      const table = readTable(node, context);
      result.push(caption ? withCaption(table, caption) : table);
      caption = undefined;
      return;
    }
    result.push(...readBlock(node, context));
  });
  return result;
}

function readBlock(node: RootContent, context: TextContext): Block[] {
  const position = placeOf(node, context);
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, context);
    case 'list':
      return [readList(node, context)];
    case 'blockquote':
      return [readQuote(node, context)];
    case 'code':
      return readFenced(node, context);
    case 'math':
      return [{ type: 'math', value: node.value, position }];
    case 'heading':
      return [
        {
          type: 'heading',
          depth: node.depth >= 6 ? 6 : node.depth === 5 ? 5 : 4,
          id: '',
          children: readInlines(node.children, context),
          position,
        },
      ];
    case 'thematicBreak':
      return [{ type: 'thematicBreak', position }];
    case 'html': {
      const children = readHtml(node.value, node, context);
      return children.length > 0 ? [{ type: 'paragraph', children, position }] : [];
    }
    case 'defList':
      return [{ type: 'definitionList', items: readDefinitions(node.children, context), position }];
    case 'containerDirective':
    case 'leafDirective':
      return readMisplaced(node as ContainerDirective, context);
    default:
      return [];
  }
}

function readMisplaced(node: ContainerDirective, context: TextContext): Block[] {
  const position = placeOf(node, context);
  if (node.name === 'handout' && node.type === 'containerDirective')
    return [{ type: 'handout', children: readBlocks(node.children, context), position }];
  const known = ['slide', 'notes', 'handout'];
  if (known.includes(node.name) && (node.type as string) === 'leafDirective')
    context.problems.error(
      'unclosed-block',
      position,
      `"::${node.name}" has two colons; a block has three`,
      `write ":::${node.name}" and close it with ":::"`,
    );
  else if (known.includes(node.name))
    context.problems.error(
      'misplaced-block',
      position,
      `":::${node.name}" stands inside another block`,
      'move it out, to the level of the paragraphs',
    );
  else
    context.problems.error(
      'unknown-directive',
      position,
      `unknown directive "${node.name}"; allowed: ${known.join(', ')}`,
      ...didYouMean(node.name, known),
    );
  return node.type === 'containerDirective' ? readBlocks(node.children, context) : [];
}

function readParagraph(node: Paragraph, context: TextContext): Block[] {
  return splitFigures(node, context).flatMap((part): Block[] => {
    if ('type' in part) return [part];
    const children = readInlines(part, context);
    return children.length > 0 ? [{ type: 'paragraph', children, position: placeOf(part[0] ?? node, context) }] : [];
  });
}

function readList(node: MdastList, context: TextContext): List {
  return {
    type: 'list',
    ordered: node.ordered ?? false,
    start: node.start ?? 1,
    items: node.children.map((item) => ({
      children: readBlocks(itemContent(item, context.lang), context),
      ...(typeof item.checked === 'boolean' ? { checked: item.checked } : {}),
    })),
    position: placeOf(node, context),
  };
}

/** The last paragraph of a quote, when it begins with a dash, or its last line when that does, is the quote's source. */
function readQuote(node: Blockquote, context: TextContext): Quote {
  const last = node.children.at(-1);
  const split = last?.type === 'paragraph' ? splitSource(last) : undefined;
  const kept = split
    ? [...node.children.slice(0, -1), ...(split.before.length > 0 ? [{ ...last, children: split.before } as Paragraph] : [])]
    : node.children;
  return {
    type: 'blockquote',
    children: readBlocks(kept, context),
    ...(split ? { source: readInlines(split.source, context) } : {}),
    position: placeOf(node, context),
  };
}

function splitSource(paragraph: Paragraph): { before: PhrasingContent[]; source: PhrasingContent[] } | undefined {
  for (let index = paragraph.children.length - 1; index >= 0; index--) {
    const node = paragraph.children[index];
    if (node?.type !== 'text') continue;
    const match = /(^|\n)[ \t]*(?:—|–|--+)[ \t]*(?=\S|$)/.exec(node.value);
    if (!match || (match[1] === '' && index > 0 && paragraph.children[index - 1]?.type !== 'break')) continue;
    const head = node.value.slice(0, match.index).trimEnd();
    const tail = node.value.slice(match.index + match[0].length);
    const before = [...paragraph.children.slice(0, index), ...(head ? [{ ...node, value: head }] : [])];
    while (before.at(-1)?.type === 'break') before.pop();
    return { before, source: [{ ...node, value: tail }, ...paragraph.children.slice(index + 1)] };
  }
  return undefined;
}

function readTable(node: MdastTable, context: TextContext): Table {
  const [head, ...rows] = node.children.map((row) => row.children.map((cell) => readInlines(cell.children, context)));
  const columns = head?.length ?? 0;
  node.children.forEach((row) => {
    if (row.children.length > columns)
      context.problems.warning(
        'extra-cells',
        placeOf(row, context),
        `the row has ${row.children.length} cells, the table ${columns} columns; the rest is left out`,
      );
  });
  return {
    type: 'table',
    id: `table-${++context.counts.table}`,
    align: (node.align ?? []).map((align) => align ?? null),
    header: head ?? [],
    rows: rows.map((row) => row.slice(0, columns)),
    position: placeOf(node, context),
  };
}

/** `Table: …`; where an id ends it, any word of the article's own language will do. */
function readCaption(node: Paragraph, context: TextContext): Caption | undefined {
  const first = node.children[0];
  const isNamed = takeTrailing(node.children).attributes?.id !== undefined;
  const words = isNamed ? '[\\p{L}\\p{M}]+' : context.tableWords.join('|');
  const opening = new RegExp(`^(?:${words})\\s*(?::\\s|：)\\s*`, 'iu');
  if (first?.type !== 'text' || !opening.test(first.value)) return undefined;
  const opened = { ...first, value: first.value.replace(opening, '') };
  const { children, attributes } = takeTrailing([opened, ...node.children.slice(1)]);
  return { inlines: readInlines(children, context), ...(attributes?.id === undefined ? {} : { id: attributes.id }) };
}

function withCaption(table: Table, caption: Caption): Table {
  return { ...table, caption: caption.inlines, ...(caption.id === undefined ? {} : { id: caption.id }) };
}

/** Takes `{…}` off the end of a heading or caption. */
export function takeTrailing(children: readonly PhrasingContent[]): { children: readonly PhrasingContent[]; attributes?: Attributes } {
  const last = children.at(-1);
  const found = last?.type === 'text' ? trailingAttributes(last.value) : undefined;
  if (!found || last?.type !== 'text') return { children };
  const rest = found.rest === '' ? [] : [{ ...last, value: found.rest }];
  return { children: [...children.slice(0, -1), ...rest], attributes: found.attributes };
}

type DefinitionNode = Extract<RootContent, { type: 'defList' }>['children'][number];

function readDefinitions(nodes: readonly DefinitionNode[], context: TextContext): Definition[] {
  const items: { term: Inline[]; description: Block[] }[] = [];
  for (const node of nodes) {
    if (node.type === 'defListTerm') items.push({ term: readInlines(node.children, context), description: [] });
    else items.at(-1)?.description.push(...readBlocks(node.children as RootContent[], context));
  }
  return items;
}
