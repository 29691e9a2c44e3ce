/** Opens a piece of Markdown: its nodes, and the context in which they are read; and reads its footnotes. */
import type { Definition as LinkDefinition, FootnoteDefinition, RootContent } from 'mdast';
import type { Block } from '../model/block.ts';
import { readBlocks } from './blocks.ts';
import { withPlainBullets } from './bullets.ts';
import { placeOf, type ArticleContext, type NotesAround, type TextContext } from './context.ts';
import { withDisplayed } from './displayed.ts';
import { withOwnFences } from './divs.ts';
import { withPipeTables } from './drawn-tables.ts';
import { withoutForeignMarks } from './foreign-marks.ts';
import { withPlainFences } from './formulas.ts';
import { withoutHtml } from './html.ts';
import { addLeftover } from './leftovers.ts';
import { directive } from './leftover-sorts.ts';
import { parseMarkdown } from './markdown.ts';
import { withoutMyst } from './myst.ts';
import { replaceDeep, visitAll } from './nesting.ts';
import { withDollars } from './tex-brackets.ts';
import { withPlainLines } from './pandoc-lines.ts';
import type { Locate } from './yaml.ts';

/** `id` is unique in the article: behind the scope of its text. */
export interface Footnote {
  readonly id: string;
  readonly children: readonly Block[];
}

/** How much HTML is read as the Markdown that says the same. */
export type ReadHtml = 'all' | 'within lines' | 'none';

/** `locate` gives a place in the text its place in the file. What stands too deep is reported, and a paragraph in its place. */
export function openText(
  written: string,
  locate: Locate,
  scope: string,
  article: ArticleContext,
  { html = 'all', around, isOffPaper }: { readonly html?: ReadHtml; readonly around?: NotesAround; readonly isOffPaper?: true } = {},
): { nodes: readonly RootContent[]; context: TextContext } {
  const own = withoutMyst(written, ({ name, line }) => addLeftover(directive, `{${name}}`, () => locate(line, 1), article.leftovers));
  const text = withPipeTables(withPlainLines(withPlainBullets(withDisplayed(own))));
  const parse = (markdown: string): readonly RootContent[] => parseMarkdown(markdown, article.known.markdown);
  const parsed = parse(withOwnFences(withDollars(withPlainFences(text))));
  const isRead = html !== 'none' && text.includes('<');
  const plain = isRead ? withoutHtml(parsed, html === 'all' ? parse : undefined, { problems: article.problems, locate }) : parsed;
  const nodes = withoutForeignMarks(plain, { locate, leftovers: article.leftovers, source: text });
  const definitions = new Map<string, LinkDefinition>();
  const footnotes = new Map<string, FootnoteDefinition>();
  const mentions = new Map<string, Set<string>>();
  const printed = new Set<string>();
  const gathered = { source: text, locate, scope, definitions, footnotes, mentions, printed };
  const context: TextContext = { ...article, ...gathered, ...(around && { around }), ...(isOffPaper && { isOffPaper }) };
  const shallow = nodes.map((one) => {
    const notes: FootnoteDefinition[] = [];
    const deep = visitAll(one, (node, within) => {
      if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
      if (node.type === 'footnoteDefinition') notes.push(node);
      if (node.type !== 'footnoteReference') return;
      mentions.set(within.footnote, (mentions.get(within.footnote) ?? new Set()).add(node.identifier));
      if (!within.isOffPaper) printed.add(node.identifier);
    });
    const instead = deep && replaceDeep(placeOf(deep, context), context.problems);
    for (const note of notes)
      if (!footnotes.has(note.identifier)) footnotes.set(note.identifier, instead ? { ...note, children: [instead] } : note);
    return instead ?? one;
  });
  return { nodes: shallow, context };
}

/** The text's footnotes in the order in which it first refers to them, then those of which only footnotes speak; one of which none does, or nothing that is printed, is reported. */
export function readFootnotes(context: TextContext): Footnote[] {
  const used = new Set(context.mentions.get(''));
  for (const id of used) for (const inner of context.mentions.get(id) ?? []) used.add(inner);
  for (const [id, node] of context.footnotes) {
    if (!used.has(id)) context.problems.warning('unused-footnote', placeOf(node, context), `nothing refers to the footnote "${id}"`);
    else if (context.isOffPaper || !context.printed.has(id))
      context.problems.warning(
        'unused-footnote',
        placeOf(node, context),
        `only what is shown or said refers to the footnote "${id}", and neither slides nor speaker notes have footnotes`,
        'say it there, or refer to it in the text',
      );
  }
  return [...used].flatMap((id) => {
    const node = context.footnotes.get(id);
    return node ? [{ id: context.scope + id, children: readBlocks(node.children, context) }] : [];
  });
}
