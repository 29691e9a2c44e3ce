/** `article.yaml` and `article.json`: introduction and sections whose texts are Markdown, to the same body as `article.md`. */
import type { Heading } from 'mdast';
import type { Block } from '../model/block.ts';
import type { Content, Point, Section, SlideBlock } from '../model/section.ts';
import { placeOf, type ArticleContext } from './context.ts';
import { readBlocks } from './blocks.ts';
import { takeTrailing } from './captions.ts';
import { readInlines } from './inlines.ts';
import type { ArticleData, PointData, SlideData } from './schema.ts';
import { makeSlide, readBody, readContent, type Body } from './structure.ts';
import { openText, readFootnotes, type Footnote } from './text.ts';
import type { Located, Path } from './yaml.ts';

interface Reader {
  readonly located: Located;
  readonly context: ArticleContext;
  readonly footnotes: Footnote[];
}

/** `located` tells the texts' places. What has `points` and a `body` with `###` has the body's first. */
export function readData(
  data: ArticleData,
  located: Located,
  context: ArticleContext,
): { body: Body; footnotes: () => readonly Footnote[] } {
  const reader: Reader = { located, context, footnotes: [] };
  const introduction =
    data.introduction === undefined ? { blocks: [], slides: [], notes: [] } : readText(data.introduction, ['introduction'], reader);
  const sections = (data.sections ?? []).map((section, index): Section => {
    const path = ['sections', index];
    const points = (section.points ?? []).map((point, at) => readPoint(point, [...path, 'points', at], reader));
    const own = section.body === undefined ? undefined : readBodyOf(section.body, [...path, 'body'], reader);
    const head = readPoint({ ...section, body: undefined }, path, reader);
    return { ...head, ...(own ? join(own, head) : {}), points: [...(own?.points ?? []), ...points] };
  });
  return { body: { introduction, sections }, footnotes: () => reader.footnotes };
}

function join(first: Content, second: Content): Content {
  return {
    blocks: [...first.blocks, ...second.blocks],
    slides: [...first.slides, ...second.slides],
    notes: [...first.notes, ...second.notes],
  };
}

/** A section's `body` may hold `###` headings: they are its first points. A `##` is not allowed there. */
function readBodyOf(text: string, path: Path, reader: Reader): Section | undefined {
  const { nodes, context } = openText(text, reader.located.locate(path), `${path.join('.')}.`, reader.context);
  const lowered = nodes.map((node) => {
    if (node.type !== 'heading' || node.depth >= 3) return node;
    context.problems.error(
      'heading-level',
      placeOf(node, context),
      `"${'#'.repeat(node.depth)}" inside a body`,
      'make it a section or a point of its own',
    );
    return { ...node, depth: 3 as const };
  });
  const { sections } = readBody([sectionHeading, ...lowered], '', context);
  reader.footnotes.push(...readFootnotes(context));
  return sections[0];
}

/** A body is read as what stands below a `##` in Markdown. */
const sectionHeading: Heading = { type: 'heading', depth: 2, children: [{ type: 'text', value: '…' }] };

function readPoint(data: PointData, path: Path, reader: Reader): Point {
  const position = reader.located.at(path);
  const { nodes, context } = openText(data.heading, reader.located.locate([...path, 'heading']), '', reader.context);
  const first = nodes[0];
  const { children, attributes } = takeTrailing(first?.type === 'paragraph' ? first.children : [{ type: 'text', value: data.heading }]);
  const body = data.body === undefined ? { blocks: [], slides: [], notes: [] } : readText(data.body, [...path, 'body'], reader);
  const slides = readSlides(data, path, reader);
  const notes = data.notes === undefined ? [] : readNotes(data.notes, [...path, 'notes'], reader);
  return {
    id: data.id ?? attributes?.id ?? '',
    heading: readInlines(children, context),
    ...(data.kind ? { kind: data.kind } : {}),
    ...join(body, { blocks: [], slides, notes }),
    position,
  };
}

function readText(text: string, path: Path, reader: Reader): Content {
  const { nodes, context } = openText(text, reader.located.locate(path), `${path.join('.')}.`, reader.context);
  const content = readContent(nodes, context);
  reader.footnotes.push(...readFootnotes(context));
  return content;
}

/** Slides and speaker notes have no footnotes. */
const offPaper = { isOffPaper: true } as const;

function readNotes(text: string, path: Path, reader: Reader): Block[] {
  const { nodes, context } = openText(text, reader.located.locate(path), `${path.join('.')}.`, reader.context, offPaper);
  const blocks = readBlocks(nodes, context);
  reader.footnotes.push(...readFootnotes(context));
  return blocks;
}

function readSlides(data: PointData, path: Path, reader: Reader): SlideBlock[] {
  const given: readonly SlideData[] = data.slide === undefined ? [] : Array.isArray(data.slide) ? data.slide : [data.slide];
  return given.map((slide, index) => {
    const at = Array.isArray(data.slide) ? [...path, 'slide', index] : [...path, 'slide'];
    const text = typeof slide === 'string' ? slide : slide.body;
    const { nodes, context } = openText(
      text,
      reader.located.locate(typeof slide === 'string' ? at : [...at, 'body']),
      `${at.join('.')}.`,
      reader.context,
      offPaper,
    );
    const heading =
      typeof slide === 'string' || slide.heading === undefined
        ? {}
        : { heading: readInlines([{ type: 'text', value: slide.heading }], context) };
    const kind = typeof slide === 'string' || slide.kind === undefined ? {} : { kind: slide.kind };
    const block = makeSlide(nodes, { ...heading, ...kind, position: reader.located.at(at) }, context);
    reader.footnotes.push(...readFootnotes(context));
    return block;
  });
}
