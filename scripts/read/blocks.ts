/** mdast's flow to the model's `Block`. What a picture, a caption or a quote's source is, their own files say; directives and headings are `structure.ts`'s. */
import type { Blockquote, Code, List as MdastList, Paragraph, RootContent, Table as MdastTable } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Definition, List, Quote } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import type { Table } from '../model/table.ts';
import { captionedAs, isCaptioned, withCaption, withTold, type FlowNode } from './captioned.ts';
import { isCaption } from './captions.ts';
import { remarkIn } from './divs.ts';
import { itemContent, withoutYears } from './dated-items.ts';
import { readFenced } from './fenced.ts';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { isFigure, readFigure, splitFigures } from './figures.ts';
import { readFormula, splitFormulas } from './formulas.ts';
import { readHtml, readInlines } from './inlines.ts';
import { withToldLines, withVerse } from './kept-lines.ts';
import { withLetteredLists, type LetteredList } from './lettered.ts';
import { parseMarkdown } from './markdown.ts';
import { didYouMean } from './problems.ts';
import { tabTableOf } from './tab-tables.ts';
import { withNamedItems } from './title-lines.ts';
import { heldFigure } from './typography.ts';
import { calloutOf, remarkOf, withoutSource } from './quotes.ts';

/** Reads flow content. A paragraph beside a table or a picture that is its caption becomes that, and one below a quote its source. */
export function readBlocks(written: readonly RootContent[], context: TextContext): Block[] {
  const parted = written.flatMap((node) => parts(node, context));
  const nodes = withLetteredLists(parted, context.source);
  const result: Block[] = [];
  let above: Paragraph | undefined;
  nodes.forEach((node, index) => {
    if (node.type === 'paragraph' && !isFigure(node, context)) {
      const last = result.at(-1);
      const told = last && withTold(node, last, nodes.slice(index + 1), context);
      if (told) return void (result[result.length - 1] = told);
      const next = captionedAs(nodes[index + 1], context);
      if (next && isCaption(node, next, context)) return void (above = node);
    }
    const blocks = readBlock(node, context);
    const [first] = blocks;
    if (above && first && isCaptioned(first) && !first.caption) result.push(withCaption(first, above, context), ...blocks.slice(1));
    else result.push(...(above ? readBlock(above, context) : []), ...blocks);
    above = undefined;
  });
  return result;
}

/** A paragraph without the figures and formulas that stand for themselves. */
function parts(node: RootContent, context: TextContext): readonly RootContent[] {
  if (node.type !== 'paragraph') return [node];
  return splitFigures(node, context).flatMap((part) => splitFormulas(part, context));
}

function readBlock(node: FlowNode, context: TextContext): Block[] {
  const position = placeOf(node, context);
  switch (node.type) {
    case 'paragraph':
      return readParagraph(node, context);
    case 'list': {
      if ('letters' in node) return [readLettered(node, context)];
      const meant = withoutYears(node, context.source);
      return meant.type === 'list' ? [readList(meant, context)] : readBlocks([meant], context);
    }
    case 'blockquote':
      return [readQuote(node, context)];
    case 'table':
      return [readTable(node, context)];
    case 'code':
      return readRemark(node, context) ?? readFenced(node, context);
    case 'math':
      return [readFormula(node, context)];
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
  const found = remarkIn(node, context);
  if (found) {
    const said = remarkOf(found.name, found.title, found.said, context.alertWords);
    return [{ type: 'blockquote', callout: true, children: withOpenStart(readBlocks(said, context)), position }];
  }
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
      ...(node.name === 'note' ? ['a remark in a box is "> [!NOTE]"'] : []),
    );
  return node.type === 'containerDirective' ? readBlocks(node.children, context) : [];
}

function readParagraph(node: Paragraph, context: TextContext): Block[] {
  const figure = readFigure(node, context);
  if (figure) return [figure];
  const written = (writtenFor(node, context) ?? '').trim();
  if (written === '. . .' || written === '.') return [];
  const table = tabTableOf(node, context);
  if (table) return [table];
  if (contentsMark.test(written)) return reportContents(written, node, context);
  const children = readInlines(withToldLines(node, context.source).children, context);
  return children.some(isSeen) ? [{ type: 'paragraph', children, position: placeOf(node, context) }] : [];
}

/** Where other tools put the contents that they make. */
const contentsMark = /^(?:\[\[?_?toc_?\]?\]|\\tableofcontents|\{:\s*toc\s*\})$/i;

function reportContents(written: string, node: Paragraph, context: TextContext): Block[] {
  context.problems.warning(
    'own-contents',
    placeOf(node, context),
    `"${written}" is left out`,
    'take it out; agenda and contents are made from the headings',
  );
  return [];
}

/** Editors and web pages leave paragraphs behind that hold nothing but a break, or a space that does not break. */
const isSeen = (node: Inline): boolean => node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '');

function readList(written: MdastList, context: TextContext): List {
  const node = withNamedItems(written, context.source);
  return {
    type: 'list',
    ordered: node.ordered ?? false,
    start: node.start ?? 1,
    items: withoutEmptied(
      node.children.map((item) => ({
        children: readBlocks(itemContent(item, context.lang), context),
        ...(typeof item.checked === 'boolean' ? { checked: item.checked } : {}),
      })),
      node,
    ),
    position: placeOf(node, context),
  };
}

/** Of what another tool's mark was all there was of, no bullet stays. */
const withoutEmptied = (items: List['items'], node: MdastList): List['items'] =>
  items.filter(({ children }, index) => children.length > 0 || node.children[index]?.children.length === 0);

/** Remarks that stand in a fence, as an Obsidian plugin writes them: `ad-note`. Their text is Markdown. One that is not closed is code. */
function readRemark(node: Code, context: TextContext): Block[] | undefined {
  const [, name] =
    /^ad-(note|tip|important|warning|caution|danger|hint|attention|error|seealso|info|example|question|admonition)$/.exec(
      node.lang ?? '',
    ) ?? [];
  if (name === undefined || !/\n[\s>]*(?:`{3,}|~{3,})\s*$/.test(writtenFor(node, context) ?? '')) return undefined;
  const position = placeOf(node, context);
  const options = /^(?:(?:title|collapse|icon|color):.*(?:\n|$)|:[\w-]+:.*(?:\n|$))+/.exec(node.value)?.[0] ?? '';
  const title = node.meta ?? /^title:[ \t]*(.*)$/m.exec(options)?.[1] ?? '';
  const inner = { ...context, source: node.value.slice(options.length), locate: () => position };
  const said = parseMarkdown(inner.source, context.known.markdown);
  const blocks = readBlocks(remarkOf(name === 'admonition' ? '' : name, title, said, context.alertWords), inner);
  return [{ type: 'blockquote', callout: true, children: withOpenStart(blocks), position }];
}

function readLettered(written: LetteredList, context: TextContext): List {
  const { letters, children, ...list } = withNamedItems(written, context.source);
  return {
    type: 'list',
    ordered: true,
    start: 1,
    letters,
    items: children.map((item) => ({ children: readBlocks(item.children, context) })),
    position: placeOf(list, context),
  };
}

function readQuote(node: Blockquote, context: TextContext): Quote {
  const position = placeOf(node, context);
  const said = calloutOf(node, context.alertWords);
  if (said) return { type: 'blockquote', callout: true, children: withOpenStart(readBlocks(said, context)), position };
  const { children, source } = withoutSource(node);
  return {
    type: 'blockquote',
    children: readBlocks(
      children.map((child) => (child.type === 'paragraph' ? withVerse(child, context.source) : child)),
      context,
    ),
    ...(source ? { source: readInlines(source, context) } : {}),
    position,
  };
}

/** What a remark is called is no phrase to be learned: guided notes leave it open. */
function withOpenStart([first, ...rest]: readonly Block[]): Block[] {
  if (first?.type !== 'paragraph') return first ? [first, ...rest] : [];
  const start = first.children.findIndex(({ type }) => type === 'strong');
  const children = first.children.map((node, index): Inline =>
    node.type === 'strong' && index === start ? { ...node, open: true } : node,
  );
  return [{ ...first, children }, ...rest];
}

function readTable(node: MdastTable, context: TextContext): Table {
  const [head, ...rows] = node.children.map((row) => row.children.map((cell) => heldFigure(readInlines(cell.children, context))));
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

type DefinitionNode = Extract<RootContent, { type: 'defList' }>['children'][number];

function readDefinitions(nodes: readonly DefinitionNode[], context: TextContext): Definition[] {
  const items: { term: Inline[]; description: Block[] }[] = [];
  for (const node of nodes) {
    if (node.type === 'defListTerm') items.push({ term: readInlines(node.children, context), description: [] });
    else items.at(-1)?.description.push(...readBlocks(node.children as RootContent[], context));
  }
  return items;
}
