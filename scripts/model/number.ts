/**
 * A sentence that is mostly one figure: "**32** members", "At its height **130,000** soldiers".
 *
 * Why here: plan asks whether there is such a figure, fill sets it apart. The author marks it by **strong**; where the slide is asked for as
 * `kind=number` the first figure of the sentence will do. Rejected: every sentence with a number; then "in 1949" would fill a slide.
 */
import type { Inline } from './inline.ts';
import { plainText } from './walk.ts';

/** `amount` is the figure with its sign and unit; `about` says of what. */
export interface BigNumber {
  readonly amount: string;
  readonly about: readonly Inline[];
}

/** Most characters of an amount that can be set large. */
const longest = 14;
const figure =
  /^\u200e?[≈~<>±+−-]?\s?(?:\p{Sc}\s?|\p{Lu}{2,3}\s?|Rp\s?)?\p{Nd}[\p{Nd}.,٫٬\u00a0\u202f ]*(?:\s?[%٪‰°×+]|\s?\p{L}{1,8}\.?)?$/u;
const anyFigure = /(?:\p{Sc}\s?|Rp\s?)?\p{Nd}[\p{Nd}.,٫٬\u00a0\u202f]*(?<=\p{Nd})(?:\s?[%٪‰×])?/u;

/** The one strong figure of a sentence, and the sentence about it: without the figure where it comes first, else whole. */
export function markedNumber(nodes: readonly Inline[]): BigNumber | undefined {
  const strong = nodes.filter((node) => node.type === 'strong');
  const [only] = strong;
  const amount = only && strong.length === 1 ? plainText([only]) : '';
  if (!only || amount.length > longest || !figure.test(amount)) return undefined;
  const before = nodes.slice(0, nodes.indexOf(only));
  return { amount, about: plainText(before) === '' ? withoutLeadingSpace(nodes.slice(nodes.indexOf(only) + 1)) : nodes };
}

/** As `markedNumber`, for a sentence whose author asks for a number. */
export function askedNumber(nodes: readonly Inline[]): BigNumber | undefined {
  const marked = markedNumber(nodes);
  if (marked) return marked;
  const [first, ...rest] = nodes;
  const found = anyFigure.exec(plainText(nodes))?.[0];
  if (found === undefined || found.length > longest) return undefined;
  if (first?.type !== 'text' || !first.value.trimStart().startsWith(found)) return { amount: found, about: nodes };
  return { amount: found, about: withoutLeadingSpace([{ type: 'text', value: first.value.trimStart().slice(found.length) }, ...rest]) };
}

function withoutLeadingSpace([first, ...rest]: readonly Inline[]): readonly Inline[] {
  if (first?.type !== 'text') return first ? [first, ...rest] : [];
  const value = first.value.replace(/^[\s:,–—-]+/u, '');
  return value === '' ? rest : [{ type: 'text', value }, ...rest];
}
