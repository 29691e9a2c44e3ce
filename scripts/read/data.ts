/** `article.yaml` and `article.json`: introduction and sections whose texts are Markdown, to the same body as `article.md`. */
import type { Block, Content, Point, Section, SlideBlock } from '../model/article.ts';
import type { ArticleContext } from './context.ts';
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

export function readData(data: ArticleData, located: Located, context: ArticleContext): { body: Body; footnotes: Footnote[] } {
  const reader: Reader = { located, context, footnotes: [] };
  const introduction =
    data.introduction === undefined ? { blocks: [], slides: [], notes: [] } : readText(data.introduction, ['introduction'], reader);
  const sections = (data.sections ?? []).map((section, index): Section => {
    const path = ['sections', index];
    const points = (section.points ?? []).map((point, at) => readPoint(point, [...path, 'points', at], reader));
    const own = section.body === undefined ? undefined : readBodyOf(section.body, [...path, 'body'], reader);
    const head = readPoint({ ...section, body: undefined }, path, reader);
    const content = own ? join(own.introduction, head) : head;
    return { ...head, ...content, points: [...(own?.sections ?? []).map(asPoint), ...points] };
  });
  return { body: { introduction, sections }, footnotes: reader.footnotes };
}

function asPoint({ points, ...point }: Section): Point {
  return { ...point, blocks: [...point.blocks, ...points.flatMap((inner) => inner.blocks)] };
}

function join(first: Content, second: Content): Content {
  return {
    blocks: [...first.blocks, ...second.blocks],
    slides: [...first.slides, ...second.slides],
    notes: [...first.notes, ...second.notes],
  };
}

/** A section's `body` may hold `###` headings: they are its first points. A `##` is not allowed there. */
function readBodyOf(text: string, path: Path, reader: Reader): Body {
  const { nodes, context } = openText(text, reader.located.locate(path), `${path.join('.')}.`, reader.context);
  const raised = nodes.map((node) => {
    if (node.type !== 'heading') return node;
    if (node.depth < 3) {
      const start = node.position?.start ?? { line: 1, column: 1 };
      context.problems.error(
        'heading-level',
        context.locate(start.line, start.column),
        `"${'#'.repeat(node.depth)}" inside a body`,
        'make it a section or a point of its own',
      );
    }
    return { ...node, depth: (node.depth <= 3 ? 2 : node.depth === 4 ? 3 : node.depth) as typeof node.depth };
  });
  const body = readBody(raised, '', context);
  reader.footnotes.push(...readFootnotes(context));
  return body;
}

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

function readNotes(text: string, path: Path, reader: Reader): Block[] {
  const { nodes, context } = openText(text, reader.located.locate(path), `${path.join('.')}.`, reader.context);
  return readBlocks(nodes, context);
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
    );
    const heading =
      typeof slide === 'string' || slide.heading === undefined
        ? {}
        : { heading: readInlines([{ type: 'text', value: slide.heading }], context) };
    const kind = typeof slide === 'string' || slide.kind === undefined ? {} : { kind: slide.kind };
    return makeSlide(nodes, { ...heading, ...kind, position: reader.located.at(at) }, context);
  });
}
