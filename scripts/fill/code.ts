/**
 * Code with its syntax marked up, before the pages are filled.
 *
 * Loaded only when there is code. Colours are the style sheet's; weight and slant say the same in black and white.
 */
import type { Code } from '../model/block.ts';
import { escapeHtml, trustedHtml, type Html } from './html-markup.ts';

/** The key of a block in what `highlightCode` gives. */
export function codeKey({ lang, value }: Pick<Code, 'lang' | 'value'>): string {
  return `${lang}:${value}`;
}

/** The inside of `<code>` for each block; in a language that is unknown or not named it is plain text. */
export async function highlightCode(blocks: readonly Code[]): Promise<Readonly<Record<string, Html>>> {
  if (blocks.length === 0) return {};
  const { default: highlighter } = await import('highlight.js/lib/common');
  const marked = ({ lang, value }: Code): Html =>
    highlighter.getLanguage(lang)
      ? trustedHtml(highlighter.highlight(value, { language: lang, ignoreIllegals: true }).value)
      : escapeHtml(value);
  return Object.fromEntries(blocks.map((block) => [codeKey(block), marked(block)]));
}
