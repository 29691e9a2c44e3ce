/**
 * "𝗦𝗲𝗰𝘂𝗿𝗶𝘁𝘆", "𝑛": words in the letters that Unicode has for mathematics (U+1D400–1D7FF), as posts and chats use them for bold, and web pages for a formula's
 * letters. They become the letters that they are, strong or slanted.
 *
 * No font of the documents has them, a search does not find them, and a screen reader spells them. Single letters of sorts that mean something (𝔸, 𝒜, 𝔤) stay.
 */
import type { PhrasingContent, Text } from 'mdast';

/** Whether a text holds such letters. */
export const hasLetterlike = (text: string): boolean => /[\u{1d400}-\u{1d7ff}]/u.test(text);

/** First code points of the blocks, and how each looks. `own`: it means something of its own. Unicode 16, Mathematical Alphanumeric Symbols. */
const blocks: readonly (readonly [number, 'strong' | 'emphasis' | 'plain' | 'own'])[] = [
  [0x1d400, 'strong'],
  [0x1d434, 'emphasis'],
  [0x1d468, 'strong'],
  [0x1d49c, 'own'],
  [0x1d5a0, 'plain'],
  [0x1d5d4, 'strong'],
  [0x1d608, 'emphasis'],
  [0x1d63c, 'strong'],
  [0x1d670, 'plain'],
  [0x1d6a8, 'strong'],
  [0x1d6e2, 'emphasis'],
  [0x1d71c, 'strong'],
  [0x1d7d8, 'own'],
  [0x1d7e2, 'plain'],
  [0x1d7ec, 'strong'],
  [0x1d7f6, 'plain'],
];

const lookOf = (sign: string): 'strong' | 'emphasis' | 'plain' | 'own' =>
  blocks.findLast(([first]) => first <= (sign.codePointAt(0) ?? 0))?.[1] ?? 'plain';

const runs = /[\u{1d400}-\u{1d7ff}][\u{1d400}-\u{1d7ff}\p{M}]*(?:[ \p{P}\u210e]+[\u{1d400}-\u{1d7ff}][\u{1d400}-\u{1d7ff}\p{M}]*)*/gu;

/** The text in pieces. `tell` is given each run of three letters or more, as it stands. */
export function withPlainLetters(node: Text, tell: (run: string) => void): readonly PhrasingContent[] {
  const { value } = node;
  const pieces: PhrasingContent[] = [];
  let from = 0;
  const text = (words: string): Text => ({ ...node, value: words });
  for (const { 0: run, index } of value.matchAll(runs)) {
    const look = lookOf(run);
    const isWord = [...run].length > 2;
    if (look === 'own' && !isWord) continue;
    if (isWord) tell(run);
    if (index > from) pieces.push(text(value.slice(from, index)));
    const plain = text(run.normalize('NFKC'));
    pieces.push(
      look === 'strong' || look === 'emphasis'
        ? { type: look, children: [plain], ...(node.position && { position: node.position }) }
        : plain,
    );
    from = index + run.length;
  }
  return from === 0 ? [node] : [...pieces, ...(from < value.length ? [text(value.slice(from))] : [])];
}
