/**
 * Markdown text to mdast: CommonMark, GFM, math, definition lists and container directives. The remark family's only home.
 *
 * Why mdast-util-from-markdown and not unified: one call, no plugin order. Inline directives (`:name`) are off on purpose: "at 10:am" is text.
 */
import { fromMarkdown } from 'mdast-util-from-markdown';
import { defListFromMarkdown } from 'mdast-util-definition-list';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mathFromMarkdown } from 'mdast-util-math';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { defList } from 'micromark-extension-definition-list';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { math } from 'micromark-extension-math';
import type { Root, RootContent } from 'mdast';
import type { LastUsed } from '../model/last-used.ts';
import { parseSections } from './sections.ts';

function blockDirectives(): ReturnType<typeof directive> {
  const { flow } = directive();
  return flow ? { flow } : {};
}

/** Made once: an article in YAML has a hundred small texts, each of which is parsed. */
const syntax: Parameters<typeof fromMarkdown>[1] = {
  extensions: [gfm(), math(), blockDirectives(), defList],
  mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown(), directiveFromMarkdown(), defListFromMarkdown],
};

/**
 * `$5 and $6` is money: inline math wants `$…$` with no space inside and no digit behind; see `isMoney` for what is turned back. Nodes are not to be
 * changed: a text that is known gives the same ones again.
 */
export function parseMarkdown(text: string, known: LastUsed<Root>): readonly RootContent[] {
  return parseSections(text, parseWhole, known);
}

/**
 * What CommonMark's rule for `**` breaks in Chinese, Japanese and Korean, where no space parts words: `**Things（モノ）**を` would not be strong. Of other
 * texts it changes nothing, and is left out.
 */
const unspaced: Parameters<typeof fromMarkdown>[1] = { ...syntax, extensions: [...(syntax?.extensions ?? []), cjkFriendlyExtension()] };
const hasUnspaced = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]|[\ud840-\ud87f]/;

/** All at once, as `parseMarkdown` gives it. */
export function parseWhole(text: string): Root {
  return fromMarkdown(text, hasUnspaced.test(text) ? unspaced : syntax);
}

/**
 * Whether `$…$` was meant as two sums of money, by pandoc's rule: a space inside a dollar sign, or a digit right behind the closing one. Notebooks allow spaces
 * (`$ x_t $`): what holds signs of TeX, or no more than letters and operators, is a formula.
 */
export function isMoney(source: string, following: string): boolean {
  if (!/^\$(?!\$)/.test(source)) return false;
  return (/^\$\s|\s\$$/.test(source) && !isSpacedFormula(source.slice(1, -1))) || /^\d/.test(following);
}

function isSpacedFormula(inside: string): boolean {
  const bare = inside.replace(/\\(?:text\w*|math\w+|operatorname|mbox)\s*\{[^{}]*\}|\\[a-zA-Z]+/g, ' ');
  const words = bare.match(/\p{L}{4,}/gu)?.length ?? 0;
  if (/\\[a-zA-Z$]|[_^]\s*[\w{\\]/.test(inside)) return words < 2;
  return words === 0 && !/^\s*\p{N}|\p{L}{2}|[,;.€£¥]/u.test(bare) && /\p{L}/u.test(bare);
}
