/**
 * What a text's strong phrases show of it: each phrase, but for a single word the sentence in which it stands.
 *
 * A phrase says something by itself ("Shared costs"). A word is often strong for its sentence's sake ("is **not** the same", "**32** members"),
 * and so is a phrase with a figure ("**12 years**"): a slide of "Not", "12 years" says nothing. Rejected: a list of such words; it would be one for every language, and a slide of bare terms says
 * little too.
 */
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import { plainText, walk } from '../../model/walk.ts';
import { isUnspaced } from '../../model/words.ts';
import { wordCount, wordShareFor, wordy } from './estimate.ts';
import { countsPoints } from './ordinals.ts';
import { firstSentence, joinedSentences, sentences } from './sentence.ts';

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** What one item of a slide shows, and the paragraph that it is from. */
export interface Item {
  readonly paragraph: Paragraph;
  readonly children: readonly Inline[];
}

/** A sentence with the strong phrases in it, `words` of which are single words or hold figures; without `sentence`, one that has no sentence of its own around it. */
interface Marked {
  readonly paragraph: Paragraph;
  readonly sentence?: readonly Inline[];
  readonly phrases: readonly (readonly Inline[])[];
  readonly words: number;
}

/** Most words of a phrase that is shown with its sentence where it is alone; a longer one only where it is this much of the sentence or less. */
const fewWords = 4;
const lesserPart = 0.6;

/** Most words of a sentence that is shown for the words in it, and where three or more of them could stand alone, as in a list. */
const longest = { alone: 32, listed: 20 } as const;

/** The items, in the text's order; none where nothing is strong. Where one is a sentence all are, if a slide has room for them. */
export function strongItems(paragraphs: readonly Paragraph[], lang: string): readonly Item[] {
  const marked = paragraphs.flatMap((paragraph) => markedIn(paragraph, lang));
  const counted = countedWith(marked, lang);
  if (counted.length > 1) return counted;
  const whole = ((marked.some(needsSentence) || isLonePhrase(marked)) && hasRoom(marked)) || isLoneWord(marked);
  return marked.flatMap((one): readonly Item[] => {
    const { paragraph, sentence, phrases } = one;
    if (sentence && (whole || needsSentence(one))) return [{ paragraph, children: sentence }];
    return phrases.map((phrase) => ({ paragraph, children: capitalised(unpunctuated(phrase)) }));
  });
}

/** Where one of a text's counted points is strong ("Fourth, **trust** …"), all of them, if a slide has room for them. */
function countedWith([only, ...others]: readonly Marked[], lang: string): readonly Item[] {
  if (!only?.sentence || others.length > 0 || !countsPoints(plainText(only.sentence), lang)) return [];
  const { paragraph } = only;
  const points = sentences(paragraph.children, lang).filter((sentence) => countsPoints(plainText(sentence), lang));
  const items = points.map((children): Item => ({ paragraph, children }));
  return wordShareFor('points')(items.map(({ children }) => ({ ...paragraph, children }))) <= wordy ? items : [];
}

/** All that a slide would show is a word: its sentence is shown however long it is. */
const isLoneWord = ([only, ...others]: readonly Marked[]): boolean => others.length === 0 && only?.phrases.length === 1 && only.words === 1;

/** All that a slide would show is a few words, or a part of the sentence that leaves out what is said of it: "the share of those who answered". */
function isLonePhrase([only, ...others]: readonly Marked[]): boolean {
  if (!only || others.length > 0 || only.phrases.length !== 1) return false;
  const words = wordCount(only.phrases.flat());
  return words <= fewWords || words <= lesserPart * wordCount(only.sentence ?? []);
}

const hasRoom = (marked: readonly Marked[]): boolean =>
  wordShareFor('points')(marked.map(({ paragraph, sentence, phrases }) => ({ ...paragraph, children: sentence ?? phrases.flat() }))) <= 1;

function needsSentence({ sentence, phrases, words }: Marked): boolean {
  return sentence !== undefined && words > 0 && wordCount(sentence) <= (phrases.length < 3 ? longest.alone : longest.listed);
}

/** The sentences that hold something strong. A strong phrase that goes over a sentence's end is one by itself. */
function markedIn(paragraph: Paragraph, lang: string): readonly Marked[] {
  if (!walk(paragraph.children).some(({ type }) => type === 'strong')) return [];
  const all = sentences(
    paragraph.children.filter(({ type }) => type !== 'inlineImage'),
    lang,
  );
  const found = new Map<readonly Inline[] | Inline, { sentence?: readonly Inline[]; strong: Inline[] }>();
  for (const node of walk(paragraph.children)) {
    if (node.type !== 'strong' || plainText([node]) === '') continue;
    const sentence = sentenceAround(node, all);
    const own = found.get(sentence ?? node);
    if (own) own.strong.push(node);
    else found.set(sentence ?? node, { ...(sentence ? { sentence } : {}), strong: [node] });
  }
  return [...found.values()].map(({ sentence, strong }) => ({
    paragraph,
    ...(sentence ? { sentence } : {}),
    phrases: strong.map((node) => ('children' in node ? node.children : [])),
    words: strong.filter((node) => isThin(plainText([node]))).length,
  }));
}

/** The first sentence of a text; where that is but a strong opening ("**Access.** Families who…"), with the next. */
export function openingSentence(nodes: readonly Inline[], lang: string): readonly Inline[] {
  const first = firstSentence(nodes, lang);
  const [only] = first;
  if (only?.type !== 'strong' || !isOnlyOpening(first, only)) return first;
  return sentenceAround(only, sentences(nodes, lang)) ?? first;
}

/** The sentence that a strong phrase is part of. One that is a sentence itself and opens the text ("**Cost.** Bases are…") leads to the next. */
function sentenceAround(strong: Inline, all: readonly (readonly Inline[])[]): readonly Inline[] | undefined {
  const index = all.findIndex((sentence) => walk(sentence).includes(strong));
  const [own, next] = [all[index], all[index + 1]];
  if (!own || !isOnlyOpening(own, strong)) return own;
  return index === 0 && next ? joinedSentences([own, next]) : undefined;
}

/** Whether a sentence is nothing but its strong phrase, and perhaps a name in brackets: "**Theorem 2** (Heine–Borel)." */
export function isOnlyOpening(sentence: readonly Inline[], strong: Inline): boolean {
  const others = sentence.filter((node) => node !== strong);
  return walk(sentence).includes(strong) && !/[\p{L}\p{N}]/u.test(plainText(others).replace(/\([^()]*\)/gu, ''));
}

/** A word, what holds a figure, or two short words ("must not", "did so"): alone they say nothing. */
const isThin = (text: string): boolean => isOneWord(text) || /\p{N}/u.test(text) || /^\s*\p{Ll}{1,5}\s+\p{Ll}{1,5}[\s\p{P}]*$/u.test(text);

/** In scripts without spaces a word has few signs; where these are letters and not syllables, more. */
const isOneWord = (text: string): boolean =>
  !/\s/.test(text.trim()) && (!isUnspaced(text) || [...text].length <= (spelt.test(text) ? 12 : 4));
const spelt = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/;

/** Without the stop or comma that the sentence around needed. */
function unpunctuated(nodes: readonly Inline[]): readonly Inline[] {
  const last = nodes.at(-1);
  return last?.type === 'text' ? [...nodes.slice(0, -1), { ...last, value: last.value.replace(/[\s.,;:]+$/u, '') }] : nodes;
}

function capitalised(nodes: readonly Inline[]): readonly Inline[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return nodes;
  return [{ ...first, value: first.value.replace(/^\s*(?:\p{Ll}(?=\p{Ll}*(?:[\s-]|$)))/u, (letter) => letter.toUpperCase()) }, ...rest];
}
