/** Whether a paragraph is the rest of the sentence that a displayed formula stands in ("where R is …"). */
import type { Block } from './block.ts';
import { plainText } from './walk.ts';

/** `before`: what stands right before it. */
export const goesOn = (block: Block, before: Block | undefined): boolean =>
  block.type === 'paragraph' && before?.type === 'math' && /^\p{Ll}/u.test(plainText(block.children).trim());
