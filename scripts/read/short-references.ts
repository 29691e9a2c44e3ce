/**
 * `@fig-map`, `@tbl-rates`, `@eq-law`, `@sec-scope`: links inside the article, as Quarto writes them; and `\ref{eq:law}`, as LaTeX does.
 *
 * By these beginnings only: any other `@name` is a citation without its brackets, or a person.
 */
import { idSource } from '../model/ids.ts';

const reference = new RegExp(
  String.raw`(?<![\p{L}\p{N}@./_-])@((?:fig|tbl|eq|sec)-[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?)|~?\\(?:eq|auto|name|[cCv])?ref\*?\{(${idSource})\}`,
  'gu',
);

/** One piece of a text: plain, or the id that a link leads to. */
export type ReferencePiece = { readonly text: string } | { readonly id: string };

/** The text in pieces, in order; joined they are the text again, but for each "@" before an id. At least one piece. */
export function splitReferences(text: string): readonly ReferencePiece[] {
  if (!text.includes('@') && !text.includes('ref')) return [{ text }];
  const pieces: ReferencePiece[] = [];
  let from = 0;
  for (const { 0: whole, 1: short, 2: tex = '', index } of text.matchAll(reference)) {
    const before = text.slice(from, index) + (whole.startsWith('~') ? '\u00a0' : '');
    if (before !== '') pieces.push({ text: before });
    pieces.push({ id: short ?? tex });
    from = index + whole.length;
  }
  return from < text.length || pieces.length === 0 ? [...pieces, { text: text.slice(from) }] : pieces;
}
