/**
 * A paragraph beside a table or below a picture that is its caption: `Table: …`, as pandoc has it `: …`, or, as word processors leave it, "Table 2. …",
 * "**Figure 1** – …".
 *
 * The number that its author gave is left out, for the document counts by itself and would say it twice. Without a number a colon is needed:
 * "Table 2 shows …" and "Figures matter" are text.
 */
import type { Paragraph, PhrasingContent } from 'mdast';
import type { Inline } from '../model/inline.ts';
import { trailingAttributes, type Attributes } from './attributes.ts';
import type { CaptionWords, TextContext } from './context.ts';
import { readInlines } from './inlines.ts';

/** What may have one. */
export type Captioned = 'table' | 'figure';

/** A caption's words without its "Table 2." and its `{#id}`. */
export interface Caption {
  readonly inlines: readonly Inline[];
  readonly id?: string;
}

/**
 * The words that begin one: English ones and, from the labels that number tables and figures ("Tabel {number}") and those that say what else they are called ("Cuadro", "Abb."), the
 * article's language's.
 */
export function captionWords(labels: Readonly<Record<string, string>>): TextContext['captionWords'] {
  const word = (key: string): string => (labels[key] ?? '').replace('{number}', '').trim();
  const unique = (words: readonly string[]): string[] => [...new Set(words)].filter((one) => one !== '');
  const words = (what: Captioned, ...named: readonly string[]): CaptionWords => ({
    named: unique(named),
    numbered: unique([...named, ...(labels[`caption.also.${what}`] ?? '').split('|')]),
  });
  return {
    table: words('table', 'Table', word('table'), word('tableNumber')),
    figure: words('figure', 'Figure', 'Fig.', word('figureNumber')),
  };
}

/** Whether a paragraph begins as a caption does; where an id ends it, with any word of the article's own language. */
export const isCaption = (node: Paragraph, what: Captioned, context: TextContext): boolean => opened(node, what, context) !== undefined;

/** The caption that this paragraph is; nothing where it is none of `what`. */
export function readCaption(node: Paragraph, what: Captioned, context: TextContext): Caption | undefined {
  const children = opened(node, what, context);
  if (!children) return undefined;
  const taken = takeTrailing(children);
  const id = taken.attributes?.id;
  return { inlines: readInlines(taken.children, context), ...(id === undefined ? {} : { id }) };
}

/** What the caption says, without the words that begin it. */
function opened(node: Paragraph, what: Captioned, context: TextContext): readonly PhrasingContent[] | undefined {
  const children = unwrapped(node.children);
  const [first] = children;
  if (first?.type !== 'text') return undefined;
  const colon = /^:\s+/.exec(first.value)?.[0] ?? '';
  const isNamed = colon === '' && takeTrailing(children).attributes?.id !== undefined;
  const { named, numbered } = context.captionWords[what];
  const [plain, counted] = isNamed ? [anyWord, anyWord] : [anyOf(named), anyOf(numbered)];
  const opening = new RegExp(`^(?:${plain}\\s*(?::\\s|：)|${counted}\\s*\\p{Nd}+(?:\\s*(?:[:.]\\s|：)|\\s+[–—-]\\s))\\s*`, 'iu');
  const found = opening.exec(first.value.slice(colon.length))?.[0] ?? '';
  const before = colon.length + found.length;
  return before > 0 ? [{ ...first, value: first.value.slice(before) }, ...children.slice(1)] : undefined;
}

/** Whether a line begins as a label does, caption or not: "Table 3". */
export function isLabel(text: string, { captionWords: { table, figure } }: TextContext): boolean {
  return new RegExp(`^${anyOf([...table.numbered, ...figure.numbered])}\\s*\\p{N}`, 'iu').test(text);
}

const anyWord = '[\\p{L}\\p{M}]+';
const anyOf = (words: readonly string[]): string => `(?:${words.map(escaped).join('|')})`;

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** "**Table 1.** Rates", "*Figure 1: A map*": what is strong or slanted as captions are is plain, and its text one with what follows. */
function unwrapped([first, next, ...rest]: readonly PhrasingContent[]): readonly PhrasingContent[] {
  const others = [...(next ? [next] : []), ...rest];
  if (first?.type !== 'strong' && first?.type !== 'emphasis') return first ? [first, ...others] : [];
  const [only, ...more] = first.children;
  if (only?.type !== 'text' || more.length > 0 || next?.type !== 'text') return [...first.children, ...others];
  return [{ ...only, value: only.value + next.value }, ...rest];
}

/** Takes `{…}` off the end of a heading or caption. */
export function takeTrailing(children: readonly PhrasingContent[]): { children: readonly PhrasingContent[]; attributes?: Attributes } {
  const last = children.at(-1);
  const found = last?.type === 'text' ? trailingAttributes(last.value) : undefined;
  if (!found || last?.type !== 'text') return { children };
  const rest = found.rest === '' ? [] : [{ ...last, value: found.rest }];
  return { children: [...children.slice(0, -1), ...rest], attributes: found.attributes };
}
