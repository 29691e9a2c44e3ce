/** A reference list pasted with no empty lines between its entries: to Markdown one paragraph. Each line that is a whole entry becomes a paragraph. */
import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { joinedTexts, textLines } from './text-lines.ts';

/** A name, a comma and a year early on, and a full stop, a bracket or an address at the end. */
const entry = /^\p{Lu}[\p{L}\p{M}’'.-]*(?:,|\.\s|\s\p{Lu}).{0,160}?\b(?:1[5-9]|20)\d{2}[a-z]?\b.*(?:[.)]|https?:\/\/\S+)$/u;

/** The nodes with such paragraphs as one for each entry. `source`: the text that they stand in. */
export function withEntryLines(nodes: readonly RootContent[], source: string): readonly RootContent[] {
  return nodes.flatMap((node): readonly RootContent[] => {
    if (node.type !== 'paragraph') return [node];
    const lines = toString(node).split('\n');
    const isList = lines.length > 1 && lines.every((line) => entry.test(line.trim()));
    const parted = isList ? linesOf(node, source) : [];
    return parted.length === lines.length ? parted : [node];
  });
}

function linesOf({ children }: Paragraph, source: string): readonly Paragraph[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of children) {
    for (const piece of child.type === 'text' ? textLines(child, source) : [child]) {
      const text = piece.type === 'text' && piece.value.endsWith('\n') ? { ...piece, value: piece.value.trimEnd() } : piece;
      lines[lines.length - 1] = joinedTexts(lines.at(-1) ?? [], [text]);
      if (text !== piece) lines.push([]);
    }
  }
  return lines.map((own): Paragraph => {
    const [first] = own;
    return { type: 'paragraph', children: own, ...(first?.position && { position: first.position }) };
  });
}
