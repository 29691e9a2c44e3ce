/**
 * `@fig-map`, `@tbl-rates`, `@eq-law`, `@sec-scope`: links inside the article, as Quarto writes them.
 *
 * By these beginnings only: any other `@name` is a citation without its brackets, or a person.
 */
const reference = /(?<![\p{L}\p{N}@./_-])@((?:fig|tbl|eq|sec)-[\p{L}\p{N}](?:[\p{L}\p{N}_-]*[\p{L}\p{N}])?)/gu;

/** One piece of a text: plain, or the id that a link leads to. */
export type ReferencePiece = { readonly text: string } | { readonly id: string };

/** The text in pieces, in order; joined they are the text again, but for each "@" before an id. At least one piece. */
export function splitReferences(text: string): readonly ReferencePiece[] {
  if (!text.includes('@')) return [{ text }];
  const pieces: ReferencePiece[] = [];
  let from = 0;
  for (const { 0: whole, 1: id = '', index } of text.matchAll(reference)) {
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ id });
    from = index + whole.length;
  }
  return from < text.length || pieces.length === 0 ? [...pieces, { text: text.slice(from) }] : pieces;
}
