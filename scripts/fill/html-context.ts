/** What blocks and inlines need to know of the paper that they stand on. */
import type { Masthead } from '../model/masthead.ts';
import type { PaperNote, PaperText } from '../model/paper-text.ts';
import { transcribedPieces } from '../model/transcribed.ts';
import { phrase, runsFromRight } from '../model/words.ts';
import { attribute, escapeHtml, join, markup, type Html } from './html-markup.ts';
import { isWhole, type Column } from './hyphens.ts';
import type { Prepared } from './prepare.ts';

/** The same for a whole document but for `column`. */
export interface HtmlContext {
  readonly masthead: Masthead;
  readonly text: PaperText;
  readonly prepared: Prepared;
  /** `side`: notes stand beside their text (handout); `end`: in a list at the end (briefing); `none`: neither they nor their marks. */
  readonly notes: 'side' | 'end' | 'none';
  /** How wide a table may be, in mm; without it as wide as every paper of this size lets it be. */
  readonly pageRoom?: number;
  /** How far in what is written now begins, in mm: lists, definitions and quotes are set in. */
  readonly indent?: number;
  /** Turns an id of the text into a link's target: `#id`, or a name that merge resolves when the target stands in another part; nothing where it stands in none. */
  readonly target: (id: string) => string | undefined;
  /** Pictures on paper that are made smaller: their height in mm, by id. */
  readonly heights?: Readonly<Record<string, number | undefined>>;
  /** How blanks and rooms for answers are set; only guided notes have any. */
  readonly guided?: GuidedSetting;
  /** Paragraphs of the text that have got their number; missing where they have none. Grows as `seenNotes` does. */
  readonly paragraphs?: { count: number };
  /** What is written now stands in; the column of text where nothing is said. */
  readonly column?: Column;
  /** Writes plain words where they are more than written: the course marks the terms of its index. */
  readonly words?: (text: string, write: (text: string) => Html) => Html;
  /** Notes already referred to: the first reference carries the id that leads back. Grows while one document is filled, in reading order. */
  readonly seenNotes: Set<string>;
  /** Those of a block whose text will stand behind it: so will that of every later one of it. Grows as `seenNotes` does. */
  readonly notesBehind: Set<string>;
}

/**
 * `answers`: what is asked for stands in its place, else its place is empty. `blanks`: sizes of each blank's pieces, by the blank's number; `rooms`: of
 * rooms for answers, by name. Without both, everything is as large as its answer: that is what is measured.
 */
export interface GuidedSetting {
  readonly answers: boolean;
  readonly blanks?: Readonly<Record<string, readonly { readonly width: number; readonly scale: number }[]>>;
  readonly rooms?: Readonly<Record<string, { readonly lines: number; readonly scale: number }>>;
}

/** A fresh context for one document. */
export function htmlContext(
  parts: Omit<HtmlContext, 'seenNotes' | 'notesBehind' | 'target'> & { readonly target?: HtmlContext['target'] },
): HtmlContext {
  return { target: (id) => `#${id}`, ...parts, seenNotes: new Set(), notesBehind: new Set() };
}

/** The same document in another column. */
export const within = (context: HtmlContext, column: Column): HtmlContext => (context.column === column ? context : { ...context, column });

/** The same document, so many mm further in. */
export const indented = (context: HtmlContext, by: number): HtmlContext => ({ ...context, indent: (context.indent ?? 0) + by });

/** Plain words of the author's, with soft hyphens where their column is too narrow for them; what is transcribed is set in one face. */
export function wordsHtml(text: string, { prepared, column = 'text' }: HtmlContext): Html {
  return transcribedHtml(text, (words) => prepared.hyphenate(words, column));
}

/** Each piece that is transcribed in an element of its own, the others as `write` has them. */
export function transcribedHtml(text: string, write: (words: string) => string): Html {
  const pieces = transcribedPieces(text);
  return join(
    pieces.map((piece, index) => (index % 2 === 0 ? escapeHtml(write(piece)) : markup`<span class="sounds">${escapeHtml(piece)}</span>`)),
  );
}

/** Letters of the longest word that fits a line of a title on paper. */
export const titleRoom = 25;
/** As `titleRoom`, of a heading and a subtitle. */
export const headingRoom = 36;

/** `h2` … `h6` by its name; in speaker notes it has no id. What stands before its words, such as its number, is written already. */
export function headingHtml(tag: Html, id: string, before: Html, words: Html): Html {
  const fits = isWhole(words.replace(/<[^>]*>/g, ' '), headingRoom);
  return markup`<${tag}${attribute('id', id || undefined)}${attribute('class', fits ? 'whole' : undefined)}>${before}${words}</${tag}>`;
}

/**
 * Words without a letter that runs from right to left, in an article that does: their signs stay with them, and what stands beside them in its place. By all
 * letters, and not by the first as browsers have it: "NATO" begins many an Arabic sentence.
 */
export function isolated(words: Html, { masthead }: HtmlContext): Html {
  if (masthead.direction !== 'rtl') return words;
  const text = words.replace(/<[^>]*>/g, '');
  return /\p{L}/u.test(text) && !runsFromRight(text) ? markup`<bdi dir="ltr">${words}</bdi>` : words;
}

/** A label of the document's language, ready for markup. */
export function word(context: HtmlContext, key: string, values?: Readonly<Record<string, string>>): Html {
  return escapeHtml(phrase(context.masthead.labels, key, values));
}

/** Undefined for a note that this document does not have. */
export function noteOf(context: HtmlContext, id: string): PaperNote | undefined {
  return context.text.notes.find((note) => note.id === id);
}

/** Ids of what no author named. They begin with `_`, which an author's id cannot. */
export const ids = {
  note: (id: string): string => `_note-${safe(id)}`,
  noteReference: (id: string): string => `_noteref-${safe(id)}`,
  reference: (key: string): string => `_ref-${safe(key)}`,
};

/** What stands in no id of an author's becomes its number between tildes, which stand in none either: two keys never have one id. */
function safe(id: string): string {
  return id.replace(/[^\p{L}\p{N}_.:-]/gu, (sign) => `~${sign.codePointAt(0)?.toString(16) ?? ''}~`);
}
