/** mdast's flow to the model's `Block`. What a picture, a caption or a quote's source is, their own files say; directives and headings are `structure.ts`'s. */
import type { Blockquote, Code, List as MdastList, Paragraph, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block, Definition, List, Quote } from '../model/block.ts';
import type { Position } from '../model/diagnostic.ts';
import type { Inline } from '../model/inline.ts';
import { captionedAs, isCaptioned, withCaption, withTold, type FlowNode } from './captioned.ts';
import { isCaption } from './captions.ts';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { itemContent, withoutYears } from './dated-items.ts';
import { remarkIn } from './divs.ts';
import { fencedRemark } from './fenced-remarks.ts';
import { readFenced } from './fenced.ts';
import { isFigure, readFigure, splitFigures } from './figures.ts';
import { readFormula, splitFormulas } from './formulas.ts';
import { readHtml, readInlines } from './inlines.ts';
import { withToldLines, withVerse } from './kept-lines.ts';
import { withLetteredLists, type LetteredList } from './lettered.ts';
import { reportMisplaced } from './misplaced.ts';
import { isContentsMark } from './own-contents.ts';
import { withNamedItems } from './title-lines.ts';
import { splitPictureTerms, type PictureTerm } from './picture-terms.ts';
import { calloutOf, remarkOf, withoutSource } from './quotes.ts';
import { tabTableOf } from './tab-tables.ts';
import { readTable } from './tables.ts';

/** Reads flow content. A paragraph beside a table or a picture that is its caption becomes that, and one below a quote its source. */
export function readBlocks(written: readonly RootContent[], context: TextContext): Block[] {
  const parted = written.flatMap((node) => parts(node, context));
  const nodes = withLetteredLists(parted, context.source);
  const result: Block[] = [];
  let above: Paragraph | undefined;
  nodes.forEach((node, index) => {
    if (node.type === 'paragraph' && !isFigure(node, context)) {
      const last = result.at(-1);
      const told = last && withTold(node, last, nodes.slice(index + 1, index + 3), context);
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
      return meant.type === 'list' ? readList(meant, context) : readBlocks([meant], context);
    }
    case 'blockquote':
      return readQuote(node, context);
    case 'table':
      return [readTable(node, context)];
    case 'code':
      return readCode(node, context);
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
      return splitPictureTerms(node, context).flatMap((part) =>
        'picture' in part
          ? readPictureTerm(part, context)
          : [{ type: 'definitionList', items: readDefinitions(part.children, context), position: placeOf(part, context) }],
      );
    case 'containerDirective':
    case 'leafDirective':
      return readMisplaced(node as ContainerDirective, context);
    default:
      return [];
  }
}

function readCode(node: Code, context: TextContext): Block[] {
  const remark = fencedRemark(node, context);
  if (!remark) return readFenced(node, context);
  const position = placeOf(node, context);
  return callout(remark.said, position, { ...context, source: remark.source, locate: () => position });
}

function readMisplaced(node: ContainerDirective, context: TextContext): Block[] {
  const position = placeOf(node, context);
  const found = remarkIn(node, context);
  if (found) {
    const said = remarkOf(found.name, found.title, found.said, context.alertWords);
    return callout(said, position, context);
  }
  if (node.name === 'handout' && node.type === 'containerDirective')
    return [{ type: 'handout', children: readBlocks(node.children, context), position }];
  reportMisplaced(node, position, context.problems);
  return node.type === 'containerDirective' ? readBlocks(node.children, context) : [];
}

function readParagraph(node: Paragraph, context: TextContext): Block[] {
  const figure = readFigure(node, context);
  if (figure) return [figure];
  const written = (writtenFor(node, context) ?? '').trim();
  if (written === '. . .' || written === '.') return [];
  const table = tabTableOf(node, context);
  if (table) return [table];
  if (isContentsMark(written, placeOf(node, context), context.problems)) return [];
  const children = readInlines(withToldLines(node, context.source).children, context);
  return children.some(isSeen) ? [{ type: 'paragraph', children, position: placeOf(node, context) }] : [];
}

/** Editors and web pages leave paragraphs behind that hold nothing but a break, or a space that does not break. */
const isSeen = (node: Inline): boolean => node.type !== 'break' && (node.type !== 'text' || node.value.trim() !== '');

/** Of what another tool's mark was all there was of, no bullet stays, and no list where that was all. */
function readList(written: MdastList, context: TextContext): List[] {
  const node = withNamedItems(written, context.source);
  const read = node.children.map((item) => ({
    children: readBlocks(itemContent(item, context.lang), context),
    ...(typeof item.checked === 'boolean' ? { checked: item.checked } : {}),
  }));
  const items = read.filter(({ children }, index) => children.length > 0 || node.children[index]?.children.length === 0);
  if (items.length === 0) return [];
  return [{ type: 'list', ordered: node.ordered ?? false, start: node.start ?? 1, items, position: placeOf(node, context) }];
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

/** Nothing where nothing is quoted: a slide would stand empty. */
function readQuote(node: Blockquote, context: TextContext): Quote[] {
  const position = placeOf(node, context);
  const said = calloutOf(node, context.alertWords);
  if (said) return callout(said, position, context);
  const { children: quoted, source } = withoutSource(node);
  const children = readBlocks(
    quoted.map((child) => (child.type === 'paragraph' ? withVerse(child, context.source) : child)),
    context,
  );
  if (children.length === 0 && !source) return [];
  return [{ type: 'blockquote', children, ...(source ? { source: readInlines(source, context) } : {}), position }];
}

/** A remark of the author's own that is set apart; nothing where it has neither name nor words. */
function callout(said: readonly RootContent[], position: Position, context: TextContext): Quote[] {
  const children = withOpenStart(readBlocks(said, context));
  return children.length === 0 ? [] : [{ type: 'blockquote', callout: true, children, position }];
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

function readPictureTerm({ above, picture, caption, below }: PictureTerm, context: TextContext): Block[] {
  const before = readBlocks(above, context);
  const [figure, ...others] = readBlocks([picture], context);
  const isOwn = caption && figure && isCaptioned(figure) && !figure.caption;
  const figures = isOwn ? [withCaption(figure, caption, context), ...others] : [...(figure ? [figure] : []), ...others];
  return [...before, ...figures, ...readBlocks([...(caption && !isOwn ? [caption] : []), ...below], context)];
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
