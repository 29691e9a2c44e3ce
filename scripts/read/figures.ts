/**
 * Finds the figures in a paragraph: the pictures that have a line, or lines, for themselves.
 *
 * Authors write a picture under the sentence that speaks of it, or several below each other, with no empty line between. CommonMark calls all of
 * it one paragraph and each picture a sign in its line; as that they would be one line high. A picture among words of its line is such a sign.
 */
import type { Image, ImageReference, Paragraph, PhrasingContent, Text } from 'mdast';
import type { Figure, Inline } from '../model/article.ts';
import { leadingAttributes } from './attributes.ts';
import type { TextContext } from './context.ts';
import { readInlines, usePicture } from './inlines.ts';

type Shown = Image | ImageReference;

/** A paragraph as several: the pictures that have their lines alone, each with its attributes, and the text around. */
export function splitFigures(node: Paragraph, context: TextContext): readonly Paragraph[] {
  if (!node.children.some(isImage)) return [node];
  const written = linesOf(node.children, context);
  const lines = written.map((line, index) => ({ line, pictures: goesOn(written, index) ? undefined : picturesOf(line) }));
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
    } else text = joined(text, line);
  }
  endText();
  return parts;
}

/** A line between two of one sentence: the next begins with a small letter. */
function goesOn(lines: readonly PhrasingContent[][], index: number): boolean {
  const next = lines[index + 1]?.[0];
  return index > 0 && next?.type === 'text' && /^\s*\p{Ll}/u.test(next.value);
}

function isImage(node: PhrasingContent): node is Shown {
  return node.type === 'image' || node.type === 'imageReference';
}

/** The lines that the author wrote. Each but the last ends with what ended it: a break, or a text's newline. */
function linesOf(children: readonly PhrasingContent[], context: TextContext): PhrasingContent[][] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    const pieces = child.type === 'text' ? textLines(child, context) : [child];
    for (const piece of pieces) {
      lines.at(-1)?.push(piece);
      if (piece.type === 'break' || (piece.type === 'text' && piece.value.endsWith('\n'))) lines.push([]);
    }
  }
  return lines.filter((line) => line.length > 0);
}

/** A text in lines, each with the place where it stands. */
function textLines(text: Text, context: TextContext): Text[] {
  const values = text.value.split(/(?<=\n)/);
  const { start, end } = text.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return values.map((value) => ({ ...text, value }));
  const sources = context.source.slice(start.offset, end.offset).split(/(?<=\n)/);
  let offset = start.offset;
  return values.map((value, index) => {
    const from = { line: start.line + index, column: index === 0 ? start.column : 1, offset };
    offset += sources[index]?.length ?? 0;
    return { ...text, value, position: { start: from, end: { ...end, offset } } };
  });
}

/** A text's lines in one node again, since a citation may go over the line's end. */
function joined(text: readonly PhrasingContent[], line: readonly PhrasingContent[]): PhrasingContent[] {
  const [last, first] = [text.at(-1), line[0]];
  if (last?.type !== 'text' || first?.type !== 'text') return [...text, ...line];
  const position = last.position && first.position ? { position: { start: last.position.start, end: first.position.end } } : {};
  return [...text.slice(0, -1), { ...last, value: last.value + first.value, ...position }, ...line.slice(1)];
}

/** Without the line end before the figure and the space behind the last one. */
function trimmed(text: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...text];
  while (kept.at(-1)?.type === 'break') kept.pop();
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: last.value.trimEnd() };
  return kept;
}

/** The pictures of a line that holds nothing else, a paragraph each. */
function picturesOf(line: readonly PhrasingContent[]): Paragraph[] | undefined {
  const found: Paragraph[] = [];
  for (const node of line) {
    if (isImage(node)) {
      found.push({ type: 'paragraph', children: [node], ...(node.position ? { position: node.position } : {}) });
      continue;
    }
    if (node.type === 'break') continue;
    if (node.type !== 'text') return undefined;
    const own = leadingAttributes(node.value);
    if ((own?.rest ?? node.value).trim() !== '') return undefined;
    if (own) found.at(-1)?.children.push(node);
  }
  return found.length > 0 ? found : undefined;
}

/** Whether a picture is all of its paragraph, attributes aside. */
export function isFigure({ children: [image, tail, ...rest] }: Paragraph): boolean {
  if (!image || !isImage(image) || rest.length > 0) return false;
  return !tail || (tail.type === 'text' && leadingAttributes(tail.value)?.rest.trim() === '');
}

/** The figure that a paragraph is. */
export function readFigure(node: Paragraph, context: TextContext): Figure | undefined {
  const [image, tail] = node.children;
  if (!image || !isImage(image) || !isFigure(node)) return undefined;
  const found = tail?.type === 'text' ? leadingAttributes(tail.value) : undefined;
  const picture = usePicture(image, context);
  if (!picture) return undefined;
  const id = found?.attributes.id ?? `figure-${++context.counts.figure}`;
  const credit = found?.attributes.values['credit'];
  const title = image.type === 'image' ? image.title : context.definitions.get(image.identifier)?.title;
  return {
    type: 'figure',
    id,
    ...picture,
    ...(title ? { caption: readPlain(title, context) } : {}),
    ...(credit ? { credit: readPlain(credit, context) } : {}),
  };
}

/** Text from an attribute or a title: it may hold citations, no other markup. */
function readPlain(text: string, context: TextContext): Inline[] {
  return readInlines([{ type: 'text', value: text }], context);
}
