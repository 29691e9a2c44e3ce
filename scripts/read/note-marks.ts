/**
 * Marks of footnotes in what Markdown knows as plain text: a picture's title, a chart's caption or source, a diagram's title, what is in an attribute; and
 * in the front matter those of notes that stand in the article's text.
 *
 * Why after Markdown's own reading: to it `[^1]` is a mark only where the note stands in the same text, and these are texts of their own.
 */
import type { Inline } from '../model/inline.ts';
import type { Position } from '../model/diagnostic.ts';
import type { NotesAround, TextContext } from './context.ts';

const mark = /\[\^([^[\]\s]+)\]/g;

/** Whether a text, as it was written, may hold any; where one is escaped none is read. */
const mayHold = (written: string): boolean => written.includes('[^') && !written.includes('\\[');

/** The text in pieces: plain ones, and marks of notes that there are. Says that the text refers to these. */
export function splitMarks(text: string, written: string, position: Position, context: TextContext): readonly (string | Inline)[] {
  if (!mayHold(written)) return [text];
  const pieces: (string | Inline)[] = [];
  let end = 0;
  for (const { 0: whole, 1: label = '', index } of text.matchAll(mark)) {
    const owner = ownerOf(label, context);
    if (owner === undefined) continue;
    mention(label, owner);
    pieces.push(text.slice(end, index), { type: 'footnoteReference', id: owner.scope + label.toLowerCase(), position });
    end = index + whole.length;
  }
  return [...pieces, text.slice(end)].filter((piece) => piece !== '');
}

/** What was written, with spaces for the marks that are read. */
export function withoutMarks(written: string, context: TextContext): string {
  if (!mayHold(written)) return written;
  return written.replace(mark, (whole, label: string) => (ownerOf(label, context) === undefined ? whole : ' '.repeat(whole.length)));
}

/** An alternative text without its marks: it is read out, and nobody can follow one from it. */
export const markless = (alt: string): string => (mayHold(alt) ? alt.replace(mark, '').trim() : alt);

/** The text that has the note: the mark's own, or the one around it. */
function ownerOf(label: string, context: TextContext): NotesAround | undefined {
  return [context, context.around].find((one) => one?.footnotes.has(label.toLowerCase()));
}

function mention(label: string, { mentions, printed }: NotesAround): void {
  mentions.set('', (mentions.get('') ?? new Set()).add(label.toLowerCase()));
  printed.add(label.toLowerCase());
}
