/**
 * Attributes behind a picture that Markdown took for markup: an address within a credit is a link to it, stars are emphasis, and the braces are in pieces.
 * They are read from what the author wrote.
 */
import type { PhrasingContent } from 'mdast';
import { leadingAttributes } from './attributes.ts';
import type { TextContext } from './context.ts';
import { pictureOf } from './linked-pictures.ts';

/** A line with the attributes behind each picture in one text. */
export function withWholeAttributes(line: readonly PhrasingContent[], context: TextContext): readonly PhrasingContent[] {
  let taken = -1;
  return line.flatMap((node, index): readonly PhrasingContent[] => {
    const [start, end] = [node.position?.start.offset, node.position?.end.offset];
    if (start === undefined || end === undefined) return [node];
    if (end <= taken) return [];
    if (start < taken) return node.type === 'text' ? [{ ...node, value: context.source.slice(taken, end) }] : [];
    const before = line[index - 1];
    if (node.type !== 'text' || !before || !pictureOf(before, context) || leadingAttributes(node.value)) return [node];
    const [written = ''] = context.source.slice(start).split('\n', 1);
    const found = leadingAttributes(written);
    if (!found) return [node];
    taken = start + written.length - found.rest.length;
    return [{ ...node, value: context.source.slice(start, taken) }];
  });
}
