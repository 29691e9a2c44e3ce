/** A text node in the lines that its author wrote, each with its place, and lines in one node again. */
import type { PhrasingContent, Text } from 'mdast';

/** Each line but the last ends with its newline. `source`: the text that the node stands in. */
export function textLines(text: Text, source: string): Text[] {
  const values = text.value.split(/(?<=\n)/);
  const { start, end } = text.position ?? {};
  if (start?.offset === undefined || end?.offset === undefined) return values.map((value) => ({ ...text, value }));
  const sources = source.slice(start.offset, end.offset).split(/(?<=\n)/);
  let offset = start.offset;
  return values.map((value, index) => {
    const from = { line: start.line + index, column: index === 0 ? start.column : 1, offset };
    offset += sources[index]?.length ?? 0;
    return { ...text, value, position: { start: from, end: { ...end, offset } } };
  });
}

/** A text goes on in the node before it, since a citation may go over the line's end. */
export function joinedTexts(text: readonly PhrasingContent[], line: readonly PhrasingContent[]): PhrasingContent[] {
  const [last, first] = [text.at(-1), line[0]];
  if (last?.type !== 'text' || first?.type !== 'text') return [...text, ...line];
  const position = last.position && first.position ? { position: { start: last.position.start, end: first.position.end } } : {};
  return [...text.slice(0, -1), { ...last, value: last.value + first.value, ...position }, ...line.slice(1)];
}
