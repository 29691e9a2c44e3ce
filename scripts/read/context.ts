/** What the readers of one article's Markdown share: where things are reported, and what is gathered on the way. */
import type { Definition as LinkDefinition, FootnoteDefinition, Node } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Position } from '../model/diagnostic.ts';
import type { ChartOfFile } from './chart-check.ts';
import type { CreditWords } from './credits.ts';
import type { EmbeddedPictures } from './embedded-pictures.ts';
import type { Leftovers } from './leftovers.ts';
import type { Problems } from './problems.ts';
import type { KnownTexts } from './known.ts';
import type { AlertWords } from './quotes.ts';
import type { Typography } from './typography.ts';
import type { Locate } from './yaml.ts';

/** The words that begin a caption. `numbered`: those that do so only with a number, for "Photo: …" names who took it. */
export interface CaptionWords {
  readonly named: readonly string[];
  readonly numbered: readonly string[];
}

/** For the whole article. `pictures` gathers every `src` with the places that name it. */
export interface ArticleContext {
  readonly problems: Problems;
  readonly known: KnownTexts;
  readonly lang: string;
  readonly typography: Typography;
  /** Words that begin a table's or a figure's caption: "Table", "Tabel", "Gambar". */
  readonly captionWords: Readonly<Record<'table' | 'figure', CaptionWords>>;
  /** What names figures, tables, formulas and sections, at the end of a text. */
  readonly nameWords: RegExp;
  readonly alertWords: AlertWords;
  readonly creditWords: CreditWords;
  readonly pictures: Map<string, Position[]>;
  /** Those of them that stand in the text. */
  readonly embedded: EmbeddedPictures;
  /** Charts whose numbers stand in files. */
  readonly charts: ChartOfFile[];
  /** Where each reference stands, by its key. */
  readonly referencePlaces: Map<string, Position>;
  /** What looks like a citation without its brackets. */
  readonly bareKeys: { readonly key: string; readonly position: Position }[];
  /** The keys that citations name. */
  readonly cited: Set<string>;
  readonly leftovers: Leftovers;
  /** Figures and tables met so far, for the ids of those that have none. */
  readonly counts: { figure: number; table: number };
}

/** For one piece of Markdown. `scope` keeps the footnotes of two pieces apart ('' for a whole `article.md`). */
export interface TextContext extends ArticleContext {
  readonly source: string;
  readonly locate: Locate;
  readonly scope: string;
  readonly definitions: ReadonlyMap<string, LinkDefinition>;
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** The footnotes that are referred to in the text (''), and in each footnote (by its id). Grows by those of captions as these are read. */
  readonly mentions: Map<string, Set<string>>;
  /** Those to which the text or a footnote refers on paper; grows as `mentions`. */
  readonly printed: Set<string>;
  /** A whole text that is only shown or said. */
  readonly isOffPaper?: true;
  readonly around?: NotesAround;
}

/** A text whose notes others may refer to: the article's, for those of its front matter. */
export type NotesAround = Pick<TextContext, 'footnotes' | 'mentions' | 'printed' | 'scope'>;

/** The place of an mdast node in the author's file. */
export function placeOf(
  node: { position?: { start: { line: number; column: number } } | undefined },
  context: Pick<TextContext, 'locate'>,
): Position {
  const start = node.position?.start ?? { line: 1, column: 1 };
  return context.locate(start.line, start.column);
}

/** What the author wrote for a node; nothing where the node was made from something else. */
export function writtenFor(node: Node, { source }: TextContext): string | undefined {
  const { start, end } = node.position ?? {};
  return start?.offset === undefined || end?.offset === undefined ? undefined : source.slice(start.offset, end.offset);
}

/** What the author wrote for a node, or the words of one that was made from something else. */
export const sourceOf = (node: Node, context: TextContext): string => writtenFor(node, context) ?? toString(node);
