/**
 * Straight quotes, `--`, `---`, a hyphen between spaces and `...` to the typographic characters of the article's language, and spaces that stand before
 * marks to such as hold; other spaces that hold are `held-spaces.ts`'s.
 *
 * The quotes come from the language's label file. Why not a retext plugin: it wants a second syntax tree, and this is one pass over ours.
 * Code, math, URLs and the text of bare links stay as they are. In a language that runs from right to left, a word may begin with a prefix before its quote,
 * and a figure with its sign or unit, or of several groups, would be turned about: a mark before it, which is not seen, says which way it runs.
 */
import type { Inline } from '../model/inline.ts';
import { isRightToLeft, isUnspaced } from '../model/words.ts';
import { holdSpaces, shortForms } from './held-spaces.ts';
import { otherQuotes } from './other-quotes.ts';

/** The four quotation marks of a language, `“”‘’`: double open and close, single open and close; each with the space that belongs to it. */
export type Quotes = readonly [string, string, string, string];

/** `“”‘’` or `« | »|“|”` from a label file; English ones when it does not hold four marks. */
export function quotesOf(label: string | undefined): Quotes {
  const marks = label?.includes('|') ? label.split('|') : [...(label ?? '')];
  const [a, b, c, d] = marks.length === 4 ? marks : [...'“”‘’'];
  return [a ?? '“', b ?? '”', c ?? '‘', d ?? '’'];
}

/** How a language sets its texts. */
export interface Typography {
  readonly quotes: Quotes;
  /** Spaces behind its short forms before numbers. */
  readonly beforeNumber: RegExp;
  /** BCP 47: whose months are known. */
  readonly lang: string;
}

/** From the labels `quotes` and `beforeNumber`, English where a language says nothing. */
export const typographyOf = (labels: Readonly<Record<string, string>>, lang: string): Typography => ({
  lang,
  quotes: quotesOf((labels['labelsLang'] === 'en' ? otherQuotes(lang) : undefined) ?? labels['quotes']),
  beforeNumber: shortForms(labels['beforeNumber']),
});

/** What stands before a text in its paragraph: the character ('' at a start), how many single quotes are open, and whether a double one is. */
interface Before {
  readonly sign: string;
  readonly open: number;
  readonly isQuoted: boolean;
}

const nothing: Before = { sign: '', open: 0, isQuoted: false };

/** One plain text. */
export const educate = (text: string, typography: Typography): string => educateAfter(nothing, text, typography).value;

/** Letters with their accents apart, as some systems write them, are those of the fonts. Letters alone stay: a name may be written with an old form. */
const composed = (text: string): string => (apart.test(text) ? text.replace(/\p{L}\p{M}+/gu, (letter) => letter.normalize('NFC')) : text);

const apart = /\p{M}/u;

function educateAfter(before: Before, text: string, { quotes, beforeNumber, lang }: Typography): Before & { readonly value: string } {
  const [openDouble, closeDouble, openSingle, closeSingle] = quotes;
  let { open, isQuoted } = before;
  const lead = /[-.]/.test(before.sign) ? standIn : before.sign;
  const marked = (lead + composed(text))
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(loneHyphen, (_, one?: string, other?: string) => `${one ?? other}–`)
    .replace(/(?<!\.)\.\.\.(?!\.)/g, '…')
    .replace(heldSpace, '\u00a0')
    .replace(beforeDash, '\u00a0');
  const spaced = holdSpaces(marked, beforeNumber, lang).slice(lead.length);
  const dashed =
    isRightToLeft(lang) || fromRight.test(spaced)
      ? spaced.replace(figureFromLeft, '\u200e$&').replace(signsBehind, '$&\u200e').replace(gershayim, '״').replace(geresh, '׳')
      : spaced;
  const value = dashed.replace(/["']/g, (mark, at: number) => {
    const previous = at === 0 ? before.sign : (dashed[at - 1] ?? '');
    const opens = previous === '' || /[\s([{“‘„‚«‹–—/\u00a0"']/.test(previous);
    const next = dashed[at + 1] ?? '';
    if (mark === '"') {
      isQuoted = isUnspaced(previous + next) || isPrefixed(previous, next) ? !isQuoted : opens && !/^\s?$/.test(next === '' ? 'x' : next);
      return isQuoted ? openDouble : closeDouble;
    }
    if (opens && elided.test(dashed.slice(at))) return '’';
    if (opens && next !== ' ') return ((open += 1), openSingle);
    if (open === 0 || (/[\p{L}\p{N}]/u.test(previous) && /[\p{L}\p{N}]/u.test(next))) return '’';
    return ((open -= 1), closeSingle);
  });
  return { value, sign: value.at(-1) ?? before.sign, open, isQuoted };
}

const fromRight = /[\u0590-\u08FF]/;

/** Arabic and Hebrew write "and", "the", "in" and the like at their word: و"الحلف". */
const isPrefixed = (previous: string, next: string): boolean =>
  fromRight.test(previous) && /\p{L}/u.test(previous) && /[\p{L}\p{N}]/u.test(next);

/** What a Hebrew word is shortened to has it before its last letter, צה"ל, and a foreign sound one within it, ג'ורג'. */
const gershayim = /(?<=[\u05D0-\u05EA])"(?=[\u05D0-\u05EA](?![\u05D0-\u05EA]))/g;
const geresh = /(?<=[\u05D0-\u05EA])'(?=[\u05D0-\u05EA])/g;

/** "−5 °C", "#1", "+62 21 555 0142", "021 555 0142", "(021) 555", "10 km". */
const figureFromLeft =
  /(?<![\p{L}\p{N}\u200e])(?:[+−±#-]\p{Nd}|0\p{Nd}{1,4}(?:[ \u00a0]\p{Nd}{2,})+|\(\+?\p{Nd}{2,4}\)[ \u00a0]\p{Nd}|\p{Nd}[\p{Nd}.,]*[\u00a0\u202f](?:°|[A-Za-zµΩ]))/gu;
/** The end of "C++", which else stands before it. */
const signsBehind = /(?<=[A-Za-z])(?:\+\+|#)(?![\p{L}\p{N}])/gu;

/** Stands for a sign that would make another mark with those that follow it. */
const standIn = 'x';

/** No line begins with a dash between words, whatever mark-up they have. */
const beforeDash = /(?<=\S) (?=[–—](?: |$))/g;

/** A hyphen between spaces stands for a dash, but not between two figures, where it is a minus. */
const loneHyphen = /(?<=\D)(\s)-(?=\s)|(?<=\d)(\s)-(?=\s+[^\d\s])/g;

/** "'90s" in English, "'s avonds" in Dutch: what was left out stands at the beginning. */
const elided = /^'(?:\d\ds?|[stnkm])(?![\p{L}\p{N}'])/u;

/** Where French puts a space: no line may begin with the mark behind it, nor end with the one before it. */
const heldSpace = /(?<=\S) (?=[;:!?»](?:\s|$))|(?<=(?:^|[\s(])«) (?=\S|$)/gu;

/** Educates every text below, knowing what stands before it in the same paragraph. Gives new nodes. */
export function educateInlines(nodes: readonly Inline[], typography: Typography): Inline[] {
  let before = nothing;
  const visit = (node: Inline): Inline => {
    switch (node.type) {
      case 'text': {
        const { value, ...behind } = educateAfter(before, node.value, typography);
        before = behind;
        return { ...node, value };
      }
      case 'link':
        if (isBare(node.url, node.children)) {
          before = { ...before, sign: 'x' };
          return node;
        }
        return { ...node, children: node.children.map(visit) };
      case 'strong':
      case 'emphasis':
      case 'delete':
      case 'crossReference':
        return { ...node, children: node.children.map(visit) };
      case 'subscript':
      case 'superscript':
        before = { ...before, sign: node.value.at(-1) ?? before.sign };
        return node;
      case 'break':
        before = { ...before, sign: '' };
        return node;
      default:
        before = { ...before, sign: 'x' };
        return node;
    }
  };
  return nodes.map(visit);
}

function isBare(url: string, children: readonly Inline[]): boolean {
  const only = children[0];
  return children.length === 1 && only?.type === 'text' && (url === only.value || url.endsWith(only.value));
}

/** A cell that is a figure with its sign and one word ("Rp690 triliun", "4 months") stays on one line. Gives the same nodes where it is none. */
export function heldFigure(cell: readonly Inline[]): readonly Inline[] {
  const [only, ...others] = cell;
  if (only?.type !== 'text' || others.length > 0 || only.value.length > 18) return cell;
  return /^(?:\p{L}{1,3}[ .]?)?[^\p{L}\p{Nd}\s]{0,3}\p{Nd}[\p{Nd}.,]* \p{L}+\.?$/u.test(only.value)
    ? [{ ...only, value: only.value.replaceAll(' ', '\u00a0') }]
    : cell;
}
