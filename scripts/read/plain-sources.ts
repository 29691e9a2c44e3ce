/**
 * Whether a paragraph is a quote's source though no dash begins it: "§ 48 Abs. 4 S. 1 VwVfG", "John Keats, *Ode to a Nightingale*, 1819".
 *
 * By its look: short, no sentence, and all of it names, titles and figures. In doubt it is text, for a source that stands as text is still read, and a text
 * that is taken for a source is torn out of what it says.
 */
import type { Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { isVerse } from './kept-lines.ts';

/** Longest source of a quote, in characters. */
export const longestSource = 120;
/** And in words: of all, of a name, of where or when. */
const mostWords = 12;
const mostOfName = 5;
const mostOfPlace = 3;

/** Of the last paragraph of a quote, with the one before it, where what is quoted ends. */
export function isSourceInside(node: Paragraph, before: Paragraph): boolean {
  const endsThere = /[.!?…]["'“”„«»‹›‘’)\]]*\s*$/u.test(toString(before)) || isVerse(before);
  if (!endsThere || !isShort(node)) return false;
  if (isInMarks(toString(before)) && /^\p{Lu}|^\p{Lo}/u.test(toString(node))) return true;
  const { text, head, rest } = partsOf(node);
  if (isLaw(text) || (rest.length === 0 && isName(head, 2))) return node.children.some(({ type }) => type !== 'emphasis');
  return hasTitle(node) ? isName(head) : endsAtPlace(rest) && (isName(head) || isLetter(head) || (isFigured(rest) && isPerson(head)));
}

/** Whether marks stand around all that is quoted: what follows them is said of it. */
const isInMarks = (text: string): boolean => /^\s*["“„«‹「『][^"“”„«»]*["”“»›」』]\s*$/u.test(text);

/** Of a paragraph below a quote, which may as well be the next text: a law's number, or a whole name with a title or a year behind it. */
export function isSourceBelow(node: Paragraph): boolean {
  if (!isShort(node)) return false;
  const { text, head, rest } = partsOf(node);
  return isLaw(text) || (hasTitle(node) ? isName(head) : /^\(?[12]\d{3}\)?$/.test(rest.at(-1) ?? '') && isName(head, 2));
}

/** Who, and behind commas or in brackets the rest. */
function partsOf(node: Paragraph): { readonly text: string; readonly head: string; readonly rest: readonly string[] } {
  const text = toString(node).trim();
  const [head = '', ...rest] = text.replace(/^\((.*)\)$/u, '$1').split(/,\s+|\s+(?=\()/u);
  return { text, head, rest };
}

/** One line of few words that ends as no sentence does, and holds nothing but words, slanted ones and links. */
function isShort(node: Paragraph): boolean {
  const text = toString(node).trim();
  if (text.length > longestSource || text.includes('\n') || text.split(/\s+/).length > mostWords) return false;
  if (!node.children.every(({ type }) => ['text', 'emphasis', 'link', 'linkReference', 'footnoteReference'].includes(type))) return false;
  return !/[.!?…:;,]["'“”„«»‹›‘’)\]]*$/u.test(text) || /(?:\p{N}|\b(?:ff?|eds?|al|Hrsg|Jr))\)?\.\)?$/u.test(text);
}

/** "§ 48 Abs. 4 S. 1 VwVfG", "Art. 5 GG": of a law nothing but its name and figures. What is said of it is said in words that are no short forms. */
function isLaw(text: string): boolean {
  const found = /^\(?(?:§§?|Art\.|Article|Artikel|Artículo|Articolo|Artigo|Pasal)\s?\p{N}+\p{Ll}?(?![\p{L}\p{N}])(.*)$/u.exec(text);
  const words = found?.[1]?.split(/[\s,;]+/).filter((word) => word !== '') ?? [];
  return found !== null && words.every((word) => isNamed(word) || /^(?:\p{L}{1,5}\.|\p{N}+\p{Ll}?)\)?$/u.test(word));
}

/** Something slanted that begins as a title does, and stands first or behind a comma with nothing but such behind it: not "He *was* there". */
function hasTitle({ children }: Paragraph): boolean {
  return children.some((child, index) => {
    const [before, next] = [children[index - 1], children[index + 1]];
    const isApart = before ? before.type === 'text' && /,\s*$/.test(before.value) : next !== undefined;
    const isLast = !next || (next.type === 'text' && /^\s*[,(]/.test(next.value));
    return child.type === 'emphasis' && /^\p{Lu}/u.test(toString(child)) && isApart && isLast;
  });
}

/** Where and when: "Bogotá", "1819", "34 años". */
function endsAtPlace(rest: readonly string[]): boolean {
  const last = rest.at(-1) ?? '';
  return isName(last) || (/^[(\p{N}]/u.test(last) && last.split(/\s+/).length <= mostOfPlace);
}

const isFigured = (rest: readonly string[]): boolean => /\p{N}/u.test(rest.join(' '));

/** "Vendedor ambulante", "Nurse". */
const isPerson = (text: string): boolean => /^\p{Lu}\p{Ll}/u.test(text) && text.split(/\s+/).length <= mostOfPlace;

/** A capital or a figure begins each word but those that names hold: "Johann Wolfgang von Goethe", "Lancet 1979". */
function isName(text: string, fewest = 1): boolean {
  const words = text.split(/\s+/).filter((word, index) => index === 0 || !particles.has(word));
  return words.length >= fewest && words.length <= mostOfName && words.every(isNamed) && /^\p{Lu}/u.test(text);
}

/** Who wrote to whom. */
function isLetter(text: string): boolean {
  const [from = '', to = '', ...others] = text.split(/\s(?:an|to|à|aan|a|kepada|para)\s/u);
  return others.length === 0 && isName(from) && isName(to.replace(/^(?:den|die|das|the|la|le|el|il|de)\s/u, ''));
}

const isNamed = (word: string): boolean => /^(?:[\p{Lu}(]|\p{N}+(?:[–-]\p{N}+)?\)?$)/u.test(word);

const particles = new Set(
  'von vom van der den de del della di da do dos das du la le el al bin binti ibn y und and et e of the to'.split(' '),
);
