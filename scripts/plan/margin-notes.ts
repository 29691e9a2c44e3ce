/**
 * Whether a handout's notes stand beside their text or behind it.
 *
 * Why not always beside it: where notes are longer than the text that they belong to, they pile up in the margin, and pages come out that hold nothing
 * else. Nor has the margin room for a table of several columns. Reckoned from letters, as an A4 page sets them, since the plan is made before anything is
 * set; a screen's column is much the same.
 */
import type { Block } from '../model/block.ts';
import type { PaperNote, PaperSection, PaperText } from '../model/paper-text.ts';
import { isPictured } from '../model/drawn.ts';
import { plainText, walk } from '../model/walk.ts';

/** Letters of a line, its height, and what follows the block, in pt. */
const body = { letters: 72, line: 15.6, after: 8.5 };
const margin = { letters: 29, line: 11.6, after: 8.5 };
/** A heading with the room above it, in pt. */
const heading = 52;
/** So far, in pt, notes may fall behind their text: a third of a page. */
const mostBehind = 250;
/** Of a table in the margin. */
const mostColumns = 2;

/** For the whole handout: notes in two places would have to be looked for. */
export function placeOfNotes({ introduction, sections, notes }: PaperText): 'side' | 'end' {
  if (notes.some(({ children }) => walk(children).some((node) => node.type === 'table' && node.align.length > mostColumns))) return 'end';
  const unseen = new Map(notes.map((note) => [note.id, note]));
  let [text, beside, behind] = [0, 0, 0];
  for (const blocks of stretches(introduction, sections)) {
    text += heading;
    for (const block of blocks) {
      for (const note of notesIn(block, unseen)) beside = Math.max(beside, text) + heightOf(note.children, margin);
      text += heightOf([block], body);
      behind = Math.max(behind, beside - text);
    }
  }
  return behind > mostBehind ? 'end' : 'side';
}

const stretches = (introduction: readonly Block[], sections: readonly PaperSection[]): readonly (readonly Block[])[] => [
  introduction,
  ...sections.flatMap(({ blocks, points }) => [blocks, ...stretches([], points)]),
];

/** The notes that a block is the first to refer to. */
function notesIn(block: Block, unseen: Map<string, PaperNote>): readonly PaperNote[] {
  return walk([block]).flatMap((node) => {
    const note = node.type === 'footnoteReference' ? unseen.get(node.id) : undefined;
    if (note) unseen.delete(note.id);
    return note ? [note] : [];
  });
}

function heightOf(blocks: readonly Block[], { letters, line, after }: typeof body): number {
  return blocks.reduce((sum, block) => sum + Math.max(Math.ceil(plainText([block]).length / letters), linesOf(block)) * line + after, 0);
}

/** Of what is higher than its words are long; a picture takes about ten. */
function linesOf(block: Block): number {
  if (block.type === 'code') return block.value.split('\n').length;
  if (block.type === 'table') return block.rows.length + 2;
  return isPictured(block) ? 10 : 1;
}
