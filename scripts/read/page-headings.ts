/**
 * Headings of a page that was copied from a wiki: lines that end with its word for editing ("Background[edit]"). They stand right above their text, so that
 * Markdown joins them to it.
 *
 * In the text, each line as long as it was. Only where such a line has no `#` and is no item of a list.
 */
import { outsideFences } from './fences.ts';

const heading =
  /^(?![#>|\s]|[-*+]\s)(.{1,90}?)[ \t]*\[(?:edit|edit source|sunting(?: \| sunting sumber)?|Bearbeiten(?: \| Quelltext bearbeiten)?|modifier(?: \| modifier le code)?|editar(?: código)?|modifica(?: \| modifica wikitesto)?)\][ \t]*$/iu;

/** The text with `##` before them; `line`: of the first, counted from 1, and its words. */
export function withPageHeadings(text: string): {
  readonly text: string;
  readonly first?: { readonly line: number; readonly words: string };
} {
  if (!/\[(?:edit|sunting|bearbeiten|modifi|editar)/i.test(text)) return { text };
  const lines = text.split('\n');
  const free = outsideFences(lines, /^[ \t>]*(`{3,}|~{3,}|\$\$)/);
  const at = lines.findIndex((line, index) => free[index] && heading.test(line));
  if (at < 0) return { text };
  const made = lines.map((line, index) =>
    free[index] ? line.replace(heading, (all: string, words: string) => `## ${words}`.padEnd(all.length)) : line,
  );
  return { text: made.join('\n'), first: { line: at + 1, words: heading.exec(lines[at] ?? '')?.[1] ?? '' } };
}
