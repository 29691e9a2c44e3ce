/**
 * What a text shows of itself: its lists, else what is strong in it, else the first sentence of each paragraph.
 *
 * The rule is the author's contract (docs/article-format.md). What is left out is not lost: the paragraphs become the speaker's notes, each
 * kept with the item that stands for it, so that notes follow when a slide is split.
 */
import type { Block, List } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import type { ContentKind } from '../../model/slide-kinds.ts';
import { askedNumber } from '../../model/number.ts';
import { plainText } from '../../model/walk.ts';
import { timelineOf } from '../../model/timeline.ts';
import { estimateFor, wordCount, wordy } from './estimate.ts';
import { isNumber, statementWords } from './kinds.ts';
import { firstSentence, isFinished, joinedSentences, sentences } from './sentence.ts';
import { openingSentence, strongItems, type Item } from './strong.ts';

/** What a slide shows, and the notes in step with the items of its only list (`perItem`), where they belong to items. */
export interface Shown {
  readonly kind: ContentKind;
  readonly blocks: readonly Block[];
  readonly perItem?: readonly (readonly Block[])[];
  /** The first block of the text that something is shown of. */
  readonly from?: Block;
}

type Paragraph = Extract<Block, { type: 'paragraph' }>;

/** The text's slide, or nothing where there is no text. `asked`: the kind that its author wants; only a number is sought out for that. */
export function condense(blocks: readonly Block[], lang: string, asked?: ContentKind): Shown | undefined {
  const lists = blocks.filter((block) => block.type === 'list');
  const paragraphs = blocks.filter((block) => block.type === 'paragraph');
  const number = asked === 'number' ? numberSentence(paragraphs, lang) : undefined;
  if (number) return { kind: 'number', blocks: [number.sentence], from: number.paragraph };
  if (lists.length > 0) return listsShown(blocks, lists, lang);
  const first = paragraphs[0];
  if (!first) return undefined;
  const strong = strongItems(paragraphs, lang);
  const openings = paragraphs.map((paragraph) => ({ paragraph, children: opening(withoutPictures(paragraph.children), lang) }));
  const [only] = strong;
  const figure =
    strong.length === 1
      ? openings.find(({ paragraph, children }) => paragraph === only?.paragraph && isNumber({ ...paragraph, children }))
      : undefined;
  return asItems(figure ? [figure] : strong.length > 0 ? strong : openings, paragraphs);
}

/** Most words of a first sentence that only announces the next ("Two things to notice."), fewest of that one, most of both together, and of one with its questions. */
const announces = { most: 4, fewest: 6, together: 32, asked: 40 } as const;

/** A paragraph's first sentence; where that has so few words that it says little, with the next; with the questions that it announces, if there are several. */
function opening(nodes: readonly Inline[], lang: string): readonly Inline[] {
  const first = firstSentence(nodes, lang);
  const asked = questionsBehind(nodes, lang);
  if (asked.length > 1 && wordCount([...first, ...asked.flat()]) <= announces.asked) return joinedSentences([first, ...asked]);
  if (wordCount(first) > announces.most) return first;
  const next = sentences(nodes, lang)[1];
  const words = wordCount(next ?? []);
  return next && isFinished(next) && words >= announces.fewest && words + wordCount(first) <= announces.together
    ? joinedSentences([first, next])
    : first;
}

/** The questions that follow a text's first sentence, one after the other; none where that asks itself. */
function questionsBehind(nodes: readonly Inline[], lang: string): readonly (readonly Inline[])[] {
  if (!/[?？؟]/u.test(plainText(nodes))) return [];
  const [first = [], ...rest] = sentences(nodes, lang);
  const isAsked = (sentence: readonly Inline[]): boolean => /[?？؟][)\]”"’»」\s]*$/u.test(plainText(sentence));
  const end = rest.findIndex((sentence) => !isAsked(sentence));
  return isAsked(first) ? [] : rest.slice(0, end < 0 ? undefined : end);
}

/** Lists as they are, each with the words that lead to it; one of dated items is a timeline. */
function listsShown(blocks: readonly Block[], lists: readonly List[], lang: string): Shown {
  const [only] = lists;
  if (only && lists.length === 1 && timelineOf(only, lang)) return { kind: 'timeline', blocks: [shortened(only, lists, lang)], from: only };
  const shown = lists.flatMap((list) => [...leadOf(list, blocks, lang), ...opened(shortened(list, lists, lang))]);
  return { kind: 'points', blocks: shown, ...(only ? { from: only } : {}) };
}

/** A list of one item that holds the list which is meant: its words lead to that, which is not set small below them. */
function opened(list: List): readonly Block[] {
  const [only, ...others] = list.items;
  const [lead, below, ...rest] = only?.children ?? [];
  const isFrame = others.length + rest.length === 0 && lead?.type === 'paragraph' && below?.type === 'list' && below.items.length > 1;
  return isFrame ? [lead, below] : [list];
}

/** Fewest and most words that lead to a list and are shown with it: "It has three parts:" says less than the headline. A verb says what the items are. */
const leads = { fewest: 5, most: 18, bare: 2 };

/**
 * The sentence with a colon that stands right before a list, a question that it answers, or one without an end that the items go on with: without it a list may
 * say something else than its author. A short one is shown where there is another list to tell this one from, where the items go on with it, or where it is hardly more
 * than a verb behind other sentences ("It needs light. It yields:").
 */
function leadOf(list: List, blocks: readonly Block[], lang: string): readonly Block[] {
  const before = blocks[blocks.indexOf(list) - 1];
  if (before?.type !== 'paragraph') return [];
  const all = sentences(withoutPictures(before.children), lang);
  const sentence = all.at(-1) ?? [];
  const words = wordCount(sentence);
  const [text, isBegun] = [plainText(sentence).trim(), goesOn(list)];
  const isAsked = /[?？؟]$/u.test(text);
  const isBare = all.length > 1 && words <= leads.bare;
  const isNeeded = words >= leads.fewest || isBegun || isAsked || isBare || blocks.filter(({ type }) => type === 'list').length > 1;
  const leadsOn = /[:：]$/u.test(text) || isAsked || (isBegun && /[\p{L}\p{N},…–—-]$/u.test(text));
  return leadsOn && words <= leads.most && isNeeded ? [{ ...before, children: sentence }] : [];
}

/** Items that end a sentence begun before: "…", with a small letter. */
const goesOn = ({ items }: List): boolean => items.every(({ children }) => /^\p{Ll}/u.test(plainText(children).trim()));

/** The first opening sentence with a figure in it. */
function numberSentence(
  paragraphs: readonly Paragraph[],
  lang: string,
): { readonly sentence: Paragraph; readonly paragraph: Paragraph } | undefined {
  const openings = paragraphs.map((paragraph) => ({
    sentence: { ...paragraph, children: firstSentence(paragraph.children, lang) },
    paragraph,
  }));
  return openings.find(({ sentence }) => askedNumber(sentence.children) !== undefined);
}

/** One item is no list, and a statement if it is short; more are points. Each item's notes: its paragraph and those up to the next item's. */
function asItems(items: readonly Item[], paragraphs: readonly Paragraph[]): Shown {
  const shown = items.map(({ paragraph, children }): Paragraph => ({ ...paragraph, children }));
  const [only] = shown;
  const from = items[0] ? { from: items[0].paragraph } : {};
  if (only && shown.length === 1) {
    const isShort = wordCount([only]) <= statementWords;
    return { kind: !isShort ? 'points' : isNumber(only) ? 'number' : 'statement', blocks: [only], ...from };
  }
  const owners = paragraphs.map((paragraph) => ownerOf(paragraph, items, paragraphs));
  const perItem = items.map((_, index) => paragraphs.filter((_paragraph, place) => owners[place] === index));
  return { kind: 'points', blocks: [listOf(shown)], perItem, ...from };
}

/** The item that stands for a paragraph: the first that came from it, else the last before it. */
function ownerOf(paragraph: Paragraph, items: readonly Item[], paragraphs: readonly Paragraph[]): number {
  const own = items.findIndex((item) => item.paragraph === paragraph);
  const before = items.findLastIndex((item) => paragraphs.indexOf(item.paragraph) < paragraphs.indexOf(paragraph));
  return own >= 0 ? own : Math.max(0, before);
}

/** A list of these, one paragraph an item. */
export function listOf(paragraphs: readonly Paragraph[], ordered = false): List {
  const position = paragraphs[0]?.position ?? { file: '', line: 1, column: 1 };
  return { type: 'list', ordered, start: 1, items: paragraphs.map((paragraph) => ({ children: [paragraph] })), position };
}

const withoutPictures = (nodes: readonly Inline[]): readonly Inline[] => nodes.filter(({ type }) => type !== 'inlineImage');

/** A list that says too much for a slide shows the first sentence of each item; the notes have all of it. What asks is shown with its question. */
function shortened(list: List, all: readonly List[], lang: string): List {
  if (estimateFor('points', '16:9', wordy)(all) <= 1) return list;
  const short = (item: List['items'][number]): List['items'][number] =>
    /[?？؟]/u.test(plainText(item.children)) ? item : { ...item, children: item.children.map((block) => firstOnly(block, lang)) };
  return { ...list, items: list.items.map(short) };
}

function firstOnly(block: Block, lang: string): Block {
  return block.type === 'paragraph' ? { ...block, children: openingSentence(block.children, lang) } : block;
}
