/** Remarks that stand in a fence, as an Obsidian plugin writes them: `ad-note`. Their text is Markdown. One that is not closed is code. */
import type { Code, RootContent } from 'mdast';
import { writtenFor, type TextContext } from './context.ts';
import { parseMarkdown } from './markdown.ts';
import { remarkOf } from './quotes.ts';

const remark = /^ad-(note|tip|important|warning|caution|danger|hint|attention|error|seealso|info|example|question|admonition)$/;

/** What such a block says, and its text, in which that stands; nothing where the block is another. */
export function fencedRemark(
  node: Code,
  context: TextContext,
): { readonly said: readonly RootContent[]; readonly source: string } | undefined {
  const { lang, meta, value } = node;
  const [, name] = remark.exec(lang ?? '') ?? [];
  if (name === undefined || !/\n[\s>]*(?:`{3,}|~{3,})\s*$/.test(writtenFor(node, context) ?? '')) return undefined;
  const options = /^(?:(?:title|collapse|icon|color):.*(?:\n|$)|:[\w-]+:.*(?:\n|$))+/.exec(value)?.[0] ?? '';
  const title = meta ?? /^title:[ \t]*(.*)$/m.exec(options)?.[1] ?? '';
  const source = value.slice(options.length);
  const said = parseMarkdown(source, context.known.markdown);
  return { said: remarkOf(name === 'admonition' ? '' : name, title, said, context.alertWords), source };
}
