/**
 * Finds the figures in a paragraph: the pictures that have a line, or lines, for themselves.
 *
 * Authors write a picture under the sentence that speaks of it, or several below each other, with no empty line between. CommonMark calls all of
 * it one paragraph and each picture a sign in its line; as that they would be one line high. A picture among words of its line is such a sign.
 * Pictures that share a line stand side by side, in one figure.
 */
import type { Paragraph, PhrasingContent } from 'mdast';
import type { Figure, FigurePicture } from '../model/figure.ts';
import type { Inline } from '../model/inline.ts';
import type { Position } from '../model/diagnostic.ts';
import { mostPictures } from '../model/side-by-side.ts';
import { leadingAttributes, type Attributes } from './attributes.ts';
import { placeOf, type TextContext } from './context.ts';
import { readInlines } from './inlines.ts';
import { usePicture } from './used-pictures.ts';
import { pictureOf } from './linked-pictures.ts';
import { parseMarkdown } from './markdown.ts';
import { joinedTexts, textLines } from './text-lines.ts';
import { withWholeAttributes } from './whole-attributes.ts';

/** A paragraph as several: lines of pictures alone, each picture with its attributes, and the text around. */
export function splitFigures(node: Paragraph, context: TextContext): readonly Paragraph[] {
  if (!node.children.some((child) => pictureOf(child, context))) return [node];
  const written = linesOf(node.children, context);
  const lines = written.map((line, index) => ({ line, pictures: goesOn(written, index) ? undefined : picturesAlone(line, context) }));
  if (!lines.some(({ pictures }) => pictures)) return [node];
  const parts: Paragraph[] = [];
  let text: PhrasingContent[] = [];
  const endText = (): void => {
    const children = trimmed(text);
    const [first] = children;
    if (first) parts.push({ type: 'paragraph', children, ...(first.position ? { position: first.position } : {}) });
    text = [];
  };
  for (const { line, pictures } of lines) {
    if (pictures) {
      endText();
      parts.push(...pictures);
    } else text = joinedTexts(text, line);
  }
  endText();
  return parts;
}

/** A line between two of one sentence: the next begins with a small letter. */
function goesOn(lines: readonly PhrasingContent[][], index: number): boolean {
  const next = lines[index + 1]?.[0];
  return index > 0 && next?.type === 'text' && /^\s*\p{Ll}/u.test(next.value);
}

/** The lines that the author wrote. Each but the last ends with what ended it: a break, or a text's newline. */
function linesOf(children: readonly PhrasingContent[], context: TextContext): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    const pieces = child.type === 'text' ? textLines(child, context.source) : [child];
    for (const piece of pieces) {
      lines.at(-1)?.push(piece);
      if (piece.type === 'break' || (piece.type === 'text' && piece.value.endsWith('\n'))) lines.push([]);
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** Without the line end before the figure and the space behind the last one. */
function trimmed(text: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...text];
  while (kept.at(-1)?.type === 'break') kept.pop();
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: last.value.trimEnd() };
  return kept;
}

/** A line that holds nothing but pictures, as a paragraph; one of too many as several. */
function picturesAlone(line: readonly PhrasingContent[], context: TextContext): Paragraph[] | undefined {
  const found: PhrasingContent[][] = [];
  for (const node of withWholeAttributes(line, context)) {
    if (pictureOf(node, context)) {
      found.push([node]);
      continue;
    }
    if (node.type === 'break') continue;
    if (node.type !== 'text') return undefined;
    const own = leadingAttributes(node.value);
    if ((own?.rest ?? node.value).trim() !== '') return undefined;
    if (own) found.at(-1)?.push(node);
  }
  if (found.length === 0) return undefined;
  return evenly(found, context).map((pictures): Paragraph => {
    const [first, last] = [pictures[0]?.[0]?.position, pictures.at(-1)?.[0]?.position];
    return {
      type: 'paragraph',
      children: pictures.flat(),
      ...(first && last ? { position: { start: first.start, end: last.end } } : {}),
    };
  });
}

/** The pictures of a line, for as many figures as they need. */
function evenly(found: readonly PhrasingContent[][], context: TextContext): readonly (readonly PhrasingContent[][])[] {
  const count = Math.ceil(found.length / mostPictures);
  const [first] = found.flat();
  if (count > 1 && first)
    context.problems.warning(
      'many-pictures',
      placeOf(first, context),
      `the line has ${found.length} pictures; side by side stand at most ${mostPictures}, so they become ${count} figures`,
      'give some of them a line of their own',
    );
  const at = (index: number): number => Math.ceil((found.length * index) / count);
  return Array.from({ length: count }, (_, index) => found.slice(at(index), at(index + 1)));
}

/** Whether pictures are all of a paragraph, attributes aside: those of one line, once lines are paragraphs. */
export function isFigure({ children }: Paragraph, context: TextContext): boolean {
  if (children.length === 0) return false;
  return children.every((node, index) => {
    if (pictureOf(node, context)) return true;
    return index > 0 && node.type === 'text' && leadingAttributes(node.value)?.rest.trim() === '';
  });
}

/** The figure that a paragraph is. */
export function readFigure(node: Paragraph, context: TextContext): Figure | undefined {
  if (!isFigure(node, context)) return undefined;
  const pictures = node.children.flatMap((child, index) => {
    const picture = readPicture(child, node.children[index + 1], context);
    return picture ? [picture] : [];
  });
  const [first, ...others] = pictures;
  if (!first) return undefined;
  const { position } = first;
  if (others.length > 0) return { type: 'figure', id: nextId(context), pictures: [first, ...others], position };
  const { id = nextId(context), caption, credit, ...picture } = first;
  return { type: 'figure', id, pictures: [picture], position, ...(caption ? { caption } : {}), ...(credit ? { credit } : {}) };
}

const nextId = ({ counts }: TextContext): string => `figure-${++counts.figure}`;

/** A picture with its title as its caption, and what the attributes behind it say. */
function readPicture(node: PhrasingContent, next: PhrasingContent | undefined, context: TextContext): FigurePicture | undefined {
  const { image, url } = pictureOf(node, context) ?? {};
  const picture = image && usePicture(image, context);
  if (!image || !picture) return undefined;
  const attributes: Partial<Attributes> = (next?.type === 'text' && leadingAttributes(next.value)?.attributes) || {};
  const credit = attributes.values?.['credit'];
  const title = image.type === 'image' ? image.title : context.definitions.get(image.identifier)?.title;
  return {
    ...picture,
    ...(url === undefined ? {} : { url }),
    ...(attributes.id === undefined ? {} : { id: attributes.id }),
    ...(title ? { caption: readMarked(title, picture.position, context) } : {}),
    ...(credit ? { credit: readMarked(credit, picture.position, context) } : {}),
  };
}

/** A credit or a title, which CommonMark knows as text only: inline Markdown. What would be a list or another block is text. */
function readMarked(text: string, position: Position, context: TextContext): Inline[] {
  const [only, ...others] = /[*_`$[<~]|https?:|\w@\w/.test(text) ? parseMarkdown(text, context.known.markdown) : [];
  const nodes: readonly PhrasingContent[] =
    only?.type === 'paragraph' && others.length === 0 ? only.children : [{ type: 'text', value: text }];
  return readInlines(nodes, { ...context, source: text, locate: () => position });
}
