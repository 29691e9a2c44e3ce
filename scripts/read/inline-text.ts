/**
 * A run of text of mdast as the model's `Inline`: what CommonMark leaves in it is found here, one sort after the other. Marks of other tools are left out,
 * notes and citations told from the words, raised letters and short references from the rest.
 *
 * All are looked for in what the author wrote and not in what mdast made of it, where an escaped sign looks like any other.
 */
import type { Text } from 'mdast';
import type { Position } from '../model/diagnostic.ts';
import type { Inline } from '../model/inline.ts';
import { bareKeys, splitCitations } from './citations.ts';
import { placeOf, sourceOf, type TextContext } from './context.ts';
import { findLeftovers, withoutLeftovers } from './leftovers.ts';
import { splitMarks, withoutMarks } from './note-marks.ts';
import { splitRaised } from './raised.ts';
import { splitReferences } from './short-references.ts';

/** Where a line of Chinese or Japanese goes on in the next: its words have no spaces between them. */
const wide = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\u3001-\\u301f\\uff01-\\uff60]';
const wrappedHan = new RegExp(`(?<=${wide})[ \\t]*\\n[ \\t]*(?=${wide})`, 'gu');

/** `follows`: it goes on in what stands before it. Quotes and dashes are still as they were typed. */
export function readText(node: Text, follows: boolean, context: TextContext): Inline[] {
  const written = sourceOf(node, context);
  const leftOut = findLeftovers(withoutMarks(written, context), (offset) => placeInside(node, written, offset, context), context.leftovers);
  const value = withoutLeftovers(node.value, leftOut);
  const text = value.replace(wrappedHan, '').replace(/(?<![ \t\n])[ \t\n]*\n[ \t]*/g, ' ');
  if (text.includes('@'))
    for (const { key, offset } of bareKeys(written)) context.bareKeys.push({ key, position: placeInside(node, written, offset, context) });
  return splitMarks(text, written, placeOf(node, context), context).flatMap((part, at): Inline[] => {
    if (typeof part !== 'string') return [part];
    return splitCitations(part).flatMap((piece, index): Inline[] => {
      if ('text' in piece) return readWords(piece.text, written, at === 0 && index === 0 && follows, node, context);
      for (const { key } of piece.items) context.cited.add(key);
      return [{ type: 'citation', items: piece.items, position: placeOfOffset(node, piece.items[0]?.key ?? '', piece.offset, context) }];
    });
  });
}

/** What is escaped in a text stays as it is: of several signs in it nothing tells which. */
function readWords(text: string, written: string, follows: boolean, node: Text, context: TextContext): Inline[] {
  const pieces = written.includes('\\^') ? [text] : splitRaised(text, follows);
  return pieces.flatMap((piece): Inline[] => {
    if (typeof piece !== 'string') return [piece];
    return written.includes('\\@') ? [{ type: 'text', value: piece }] : readReferences(piece, node, context);
  });
}

function readReferences(text: string, node: Text, context: TextContext): Inline[] {
  return splitReferences(text).map((piece) =>
    'text' in piece
      ? { type: 'text', value: piece.text }
      : { type: 'crossReference', id: piece.id, children: [], position: placeOfOffset(node, piece.id, 0, context) },
  );
}

/** A citation's own place: its key is looked up in the node's source, since escapes and wrapped lines move offsets. */
function placeOfOffset(node: Text, key: string, offset: number, context: TextContext): Position {
  const written = sourceOf(node, context);
  return placeInside(node, written, Math.max(0, written.indexOf(`@${key}`, Math.max(0, offset - 2))), context);
}

function placeInside(node: Text, written: string, offset: number, context: TextContext): Position {
  const start = node.position?.start;
  if (!start) return placeOf(node, context);
  const before = written.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return context.locate(start.line + before.length - 1, (before.length === 1 ? start.column : 1) + last.length);
}
