/**
 * One piece of Markdown to an introduction, sections and points: where headings and `:::` blocks get their meaning.
 *
 * Ids are made last (`ids.ts`), once all headings of the article are known.
 */
import type { Heading, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Block } from '../model/block.ts';
import type { Inline } from '../model/inline.ts';
import type { Content, Point, Section, SlideBlock } from '../model/section.ts';
import { contentKinds, type ContentKind } from '../model/slide-kinds.ts';
import type { Position } from '../model/diagnostic.ts';
import { plainText } from '../model/walk.ts';
import { readBlocks } from './blocks.ts';
import { withBoldHeadings } from './bold-headings.ts';
import { takeTrailing } from './captions.ts';
import { placeOf, type TextContext } from './context.ts';
import { readInlines } from './inlines.ts';
import { standIn } from './keys.ts';
import { didYouMean, oneOf } from './problems.ts';

/** An article's text by its headings. */
export interface Body {
  readonly introduction: Content;
  readonly sections: readonly Section[];
}

interface Draft<T> {
  node: Heading;
  own: RootContent[];
  points: T[];
}

/** A whole body: text, `##`, `###`. `title`: a `#` that repeats it is let through; one that holds nothing is reported and no section. */
export function readBody(nodes: readonly RootContent[], title: string, context: TextContext): Body {
  const introduction: RootContent[] = [];
  const sections: Draft<Draft<never>>[] = [];
  let depth = 1;
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth <= 2) {
      if (node.depth === 1 && isTitle(node, title, context, sections.length === 0)) continue;
      sections.push({ node, own: [], points: [] });
      depth = 2;
    } else if (node.type === 'heading' && sections.length > 0 && (node.depth === 3 || depth === 2)) {
      if (node.depth > 3)
        context.problems.warning(
          'heading-gap',
          placeOf(node, context),
          `"${'#'.repeat(node.depth)}" follows "##"; it is taken as "###"`,
          'write "###"',
        );
      sections.at(-1)?.points.push({ node, own: [], points: [] });
      depth = 3;
    } else if (node.type === 'heading' && sections.length > 0) {
      if (node.depth > depth + 1)
        context.problems.warning(
          'heading-gap',
          placeOf(node, context),
          `"${'#'.repeat(node.depth)}" leaves out a level`,
          `write "${'#'.repeat(depth + 1)}"`,
        );
      depth = Math.min(node.depth, depth + 1);
      place(sections, { ...node, depth: Math.max(4, depth) as Heading['depth'] });
    } else if (node.type !== 'definition' && node.type !== 'footnoteDefinition') {
      if (sections.length === 0) introduction.push(node);
      else place(sections, node);
    }
  }
  const meant = sections.filter(({ node, own, points }) => node.depth > 1 || own.length + points.length > 0);
  return { introduction: readContent(introduction, context), sections: meant.map((section) => readSection(section, context)) };
}

function place(sections: readonly Draft<Draft<never>>[], node: RootContent): void {
  const section = sections.at(-1);
  (section?.points.at(-1) ?? section)?.own.push(node);
}

function isTitle(node: Heading, title: string, context: TextContext, first: boolean): boolean {
  const text = plainText(readInlines(takeTrailing(node.children).children, context));
  if (first && text.trim() === title.trim()) return true;
  context.problems.error(
    'heading-level',
    placeOf(node, context),
    `"# ${text}": the title stands in the front matter`,
    first && [standIn, ''].includes(title) ? `write "title: ${text}" there, and take this line out` : 'write "##" for a section',
  );
  return false;
}

function readSection(draft: Draft<Draft<never>>, context: TextContext): Section {
  return { ...readPoint(draft, context), points: draft.points.map((point) => readPoint(point, context)) };
}

function readPoint(draft: Draft<unknown>, context: TextContext): Point {
  const { heading, id, kind } = readHeading(draft.node, context);
  return { id, heading, ...(kind ? { kind } : {}), ...readContent(draft.own, context), position: placeOf(draft.node, context) };
}

function readHeading(node: Heading, context: TextContext): { heading: Inline[]; id: string; kind?: ContentKind } {
  const { children, attributes } = takeTrailing(withoutDash(node.children));
  const heading = readInlines(withoutStrong(children), context);
  if (heading.length === 0) context.problems.error('empty-heading', placeOf(node, context), 'the heading is empty');
  const classes = attributes?.classes.filter((name) => !foreignClass.test(name));
  const kind = classes?.map((name) => readKind(name, placeOf(node, context), context)).find((found) => found !== undefined);
  return { heading, id: attributes?.id ?? '', ...(kind ? { kind } : {}) };
}

/** What pandoc, Quarto and reveal.js call headings, and says nothing here. */
const foreignClass =
  /^(?:unnumbered|unlisted|smaller|smallest|scrollable|appendix|center|tabset(?:-\w+)?|allowframebreaks|fragile|plain|standout|shrink|inverse|western|title-slide|section|nostretch|auto-animate|no_toc|headerlink)$/i;

/** Word processors export headings as strong, which they are anyway. */
function withoutStrong(children: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const [only, ...others] = children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  return only?.type === 'strong' && others.length === 0 ? only.children : children;
}

/** pandoc's short form of a heading without a number. */
function withoutDash(children: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const last = children.at(-1);
  return last?.type === 'text' && /\s\{(?:-|:[^{}]*)\}$/.test(last.value)
    ? [...children.slice(0, -1), { ...last, value: last.value.replace(/\s*\{[^{}]*\}$/, '') }]
    : children;
}

function readKind(name: string, position: Position, context: TextContext): ContentKind | undefined {
  const kind = contentKinds.find((candidate) => candidate === name);
  if (!kind)
    context.problems.error(
      'unknown-kind',
      position,
      `unknown slide kind "${name}"; allowed: ${oneOf(contentKinds)}`,
      ...didYouMean(name, contentKinds),
    );
  return kind;
}

/** Text of one section or point: `:::slide` and `:::notes` are taken out, `:::handout` stays in place. */
export function readContent(nodes: readonly RootContent[], context: TextContext): Content {
  const slides: SlideBlock[] = [];
  const notes: Block[] = [];
  const text: RootContent[] = [];
  for (const node of nodes) {
    if (node.type === 'containerDirective') checkClosed(node, context);
    if (node.type === 'containerDirective' && node.name === 'slide') slides.push(readSlide(node, context));
    else if (node.type === 'containerDirective' && node.name === 'notes') notes.push(...readBlocks(node.children, context));
    else text.push(node);
  }
  return { blocks: withoutIdleRules(withBoldHeadings(readBlocks(text, context), context)), slides, notes };
}

/** A rule parts two texts: before a heading, which every chat puts one above, at an end, or behind another it parts nothing. */
function withoutIdleRules(blocks: readonly Block[]): readonly Block[] {
  if (!blocks.some(({ type }) => type === 'thematicBreak')) return blocks;
  return blocks.filter((block, index) => {
    const next = blocks[index + 1];
    const isFirst = blocks.slice(0, index).every(({ type }) => type === 'thematicBreak');
    return block.type !== 'thematicBreak' || (!isFirst && next !== undefined && next.type !== 'heading' && next.type !== 'thematicBreak');
  });
}

/** micromark closes an open `:::` block at the end of the text without a word. */
function checkClosed(node: ContainerDirective, context: TextContext): void {
  const { start, end } = node.position ?? {};
  const offset = end?.offset ?? 0;
  const line = context.source.slice(context.source.lastIndexOf('\n', offset - 1) + 1, offset);
  if (!/^\s*:{3,}\s*$/.test(line) || start?.line === end?.line)
    context.problems.error('unclosed-block', placeOf(node, context), `":::${node.name}" is not closed`, 'end it with a line ":::"');
}

const slideAttributes = ['heading', 'kind'];

function readSlide(node: ContainerDirective, context: TextContext): SlideBlock {
  const position = placeOf(node, context);
  const values = node.attributes ?? {};
  for (const name of Object.keys(values)) {
    if (!slideAttributes.includes(name))
      context.problems.error(
        'unknown-key',
        position,
        `unknown attribute "${name}" of :::slide; allowed: ${oneOf(slideAttributes)}`,
        ...didYouMean(name, slideAttributes),
      );
  }
  const label =
    node.children[0]?.type === 'paragraph' && node.children[0].data && 'directiveLabel' in node.children[0].data
      ? node.children[0]
      : undefined;
  const heading = values['heading']
    ? readInlines([{ type: 'text', value: values['heading'] }], context)
    : label
      ? readInlines(label.children, context)
      : undefined;
  const kind = values['kind'] ? readKind(values['kind'], position, context) : undefined;
  return makeSlide(
    label ? node.children.slice(1) : node.children,
    { ...(heading ? { heading } : {}), ...(kind ? { kind } : {}), position },
    context,
  );
}

/** What a slide shows, from the Markdown inside a `:::slide` block or a `slide:` key. */
export function makeSlide(nodes: readonly RootContent[], head: Omit<SlideBlock, 'blocks'>, context: TextContext): SlideBlock {
  const blocks = readBlocks(nodes, context);
  if (blocks.length === 0 && !head.heading)
    context.problems.error('empty-section', head.position, 'the :::slide block is empty', 'say what it shows, or take it out');
  return { ...head, blocks };
}
