/**
 * The slides of one stretch of text: the introduction, a section's own text, a point.
 *
 * `:::slide` blocks say it outright; else the text is condensed. Figures, tables, quotes, code, math and definitions each get a slide after it,
 * unless a `:::slide` of the same stretch already shows one of their sort. Whatever isn't shown is said: it becomes notes.
 */
import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import type { Content, SlideBlock } from '../../model/section.ts';
import type { ContentKind } from '../../model/slide-kinds.ts';
import type { Position } from '../../model/diagnostic.ts';
import type { SlideSection } from '../../model/deck.ts';
import { isDrawn, isPictured } from '../../model/drawn.ts';
import { picturesIn, plainText } from '../../model/walk.ts';
import { asides, parted } from './asides.ts';
import { sidesOfBlocks } from './comparison.ts';
import { condense } from './condense.ts';
import type { Draft } from './draft.ts';
import { besideText } from './beside.ts';
import { wholeLead, withWords } from './evidence-words.ts';
import { saidOfCharts } from './numbers.ts';
import { withoutMarks } from './quote.ts';
import { joinedSentences, sentences } from './sentence.ts';
import { inTextOrder } from './text-order.ts';
import { evidenceKind, isCallout, isEvidence, kindOf, spoken, suits } from './kinds.ts';

/** Whose text it is. */
export interface Owner {
  readonly anchor: string;
  readonly heading: readonly Inline[];
  readonly kind?: ContentKind;
  readonly section?: SlideSection;
  readonly position: Position;
  readonly lang: string;
  readonly pictures: Article['pictures'];
}

/** Longest caption that can be a slide's headline. */
const captionLength = 90;

/** The slides of a stretch of text, in order; none when it has nothing to show. Its notes are on the first that condenses them. */
export function planContent(content: Content, owner: Owner): readonly Draft[] {
  const blocks = spoken(content.blocks);
  const drafts = content.slides.length > 0 ? outright(content.slides, blocks, owner) : subjects(blocks, owner);
  const [first, ...rest] = drafts;
  return first ? [{ ...first, notes: [...first.notes, ...spoken(content.notes)] }, ...rest] : [];
}

/**
 * `:::slide` blocks, then the evidence that none of them shows. Paragraphs are notes of the slide that stands last before them, or of the evidence which they
 * are for.
 */
function outright(slides: readonly SlideBlock[], blocks: readonly Block[], owner: Owner): readonly Draft[] {
  const shown = slides.flatMap((slide) => slide.blocks);
  const evidence = blocks.filter((block) => isEvidence(block) && !shown.some((other) => isSameSort(other, block)));
  const begun = listsBefore(slides, blocks);
  if (begun > 0) return [...subjects(blocks.slice(0, begun), owner), ...outright(slides, blocks.slice(begun), owner)];
  const beside = asides(blocks, owner.lang);
  const said = evidence.flatMap((block) => beside.get(block) ?? []);
  const text = blocks.filter((block) => !isEvidence(block) && !said.includes(block));
  const drafts = slides.map((slide, index) => {
    const from = index === 0 ? -Infinity : slide.position.line;
    const to = slides[index + 1]?.position.line ?? Infinity;
    return outrightSlide(
      slide,
      text.filter(({ position }) => position.line >= from && position.line < to),
      owner,
    );
  });
  return inOrder(
    drafts,
    evidence.map((block) => besideWords(block, beside.get(block) ?? [], [], blocks, owner)),
  );
}

/**
 * How many blocks stand before a first question that is all that is shown outright, if lists are among them: who asks about what a list says wants both shown.
 * What stands behind it may be the answer.
 */
function listsBefore(slides: readonly SlideBlock[], blocks: readonly Block[]): number {
  const [first] = slides;
  if (!first || !slides.every(({ kind }) => kind === 'question')) return 0;
  const before = blocks.filter(({ position }) => position.line < first.position.line);
  return before.some(({ type }) => type === 'list') ? before.length : 0;
}

/** What is shown outright, then the evidence; but a question is asked where it stands in the text, behind what it asks about. */
function inOrder(shown: readonly Draft[], evidence: readonly Draft[]): readonly Draft[] {
  let left = evidence;
  const all = shown.flatMap((draft) => {
    const before = draft.kind === 'question' ? left.filter(({ position }) => position.line < draft.position.line) : [];
    left = left.filter((one) => !before.includes(one));
    return [...before, draft];
  });
  return [...all, ...left];
}

const isSameSort = (shown: Block, block: Block): boolean =>
  shown.type === block.type && isCallout(shown) === isCallout(block) && !isDrawn(shown) && showsPictures(shown, block);

/** Of figures: whether all pictures of the one are among the other's. */
function showsPictures(shown: Block, block: Block): boolean {
  const sources = picturesIn(shown);
  return picturesIn(block).every((src) => sources.includes(src));
}

function outrightSlide(slide: SlideBlock, notes: readonly Block[], owner: Owner): Draft {
  const blocks = spoken(slide.blocks);
  const asked = slide.kind ?? owner.kind;
  const kind = asked && suits(asked, blocks, owner.lang) ? asked : kindOf(blocks, owner.lang);
  return {
    ...place(owner),
    heading: slide.heading ?? owner.heading,
    kind,
    blocks,
    notes: [...notes, ...saidOfCharts(blocks, owner.lang)],
    position: slide.position,
  };
}

/** The text up to the first `####`, then each of these as a subject with a headline of its own; a comparison needs them all on one slide. */
function subjects(blocks: readonly Block[], owner: Owner): readonly Draft[] {
  if (owner.kind === 'comparison' && suits('comparison', blocks, owner.lang)) {
    const notes = blocks.filter(({ type }) => type !== 'heading');
    return [{ ...place(owner), kind: 'comparison', heading: owner.heading, blocks: sidesOfBlocks(blocks, owner.lang), notes }];
  }
  const starts = blocks.flatMap((block, index) => (block.type === 'heading' && block.depth === 4 ? [index] : []));
  const first = condensed(blocks.slice(0, starts[0]), owner);
  const others = starts.flatMap((start, index) => {
    const heading = blocks[start];
    if (heading?.type !== 'heading') return [];
    const subject = { ...owner, anchor: heading.id, heading: heading.children, position: heading.position };
    return condensed(blocks.slice(start + 1, starts[index + 1]), subject);
  });
  return [...first, ...others];
}

/**
 * A text slide, if there is text, and one for each piece of evidence, those first that stand before what it shows, with the text before them as notes.
 * A kind such as `.quote` means the evidence itself: the text is its notes.
 */
function condensed(given: readonly Block[], owner: Owner): readonly Draft[] {
  const blocks = parted(given, owner.lang);
  const evidence = blocks.filter(isEvidence);
  const beside = asides(blocks, owner.lang);
  const leads = new Map(evidence.map((block) => [block, wholeLead(block, beside.get(block) ?? [], blocks, owner.lang)] as const));
  const slideOf = (block: Block, more: readonly Block[] = []): Draft => {
    const lead = leads.get(block);
    return besideWords(block, beside.get(block) ?? [], lead ? [...more, lead] : more, blocks, owner);
  };
  const said = [...[...beside.values()].flat(), ...leads.values()];
  const text = blocks.filter((block) => !isEvidence(block) && !said.includes(block));
  const isShownByEvidence = evidence.some((block) => evidenceKind(block, owner.lang) === owner.kind);
  const shown = isShownByEvidence ? undefined : condense(text, owner.lang, owner.kind);
  const asked = owner.kind && shown && suits(owner.kind, shown.blocks, owner.lang) ? owner.kind : undefined;
  if (!shown) return evidence.map((block, index) => slideOf(block, index === 0 ? text : []));
  const { from, ...condensed } = shown;
  const figure = asked ? undefined : besideText(shown, evidence, owner.pictures);
  if (figure) {
    const others = evidence.filter((block) => block !== figure).map((block) => slideOf(block));
    return [
      {
        ...place(owner),
        heading: owner.heading,
        ...condensed,
        kind: 'figure',
        blocks: [figure, ...shown.blocks],
        notes: blocks.filter((block) => text.includes(block) || beside.get(figure)?.includes(block)),
      },
      ...others,
    ];
  }
  const start = from ? blocks.indexOf(from) : 0;
  const before = evidence.filter((block) => blocks.indexOf(block) < start);
  const after = evidence.filter((block) => !before.includes(block));
  const opening = before.map((block, index) => text.filter((own) => isBetween(own, before[index - 1], block, blocks)));
  const perItem = condensed.perItem?.map((own) => own.filter((block) => !opening.flat().includes(block)));
  const rest = text.filter((block) => block.type !== 'heading' && !opening.flat().includes(block) && !perItem?.flat().includes(block));
  const slide: Draft = {
    ...place(owner),
    heading: owner.heading,
    ...condensed,
    ...(perItem ? { perItem } : {}),
    kind: asked ?? shown.kind,
    notes: rest,
  };
  const behind = after.map((block) => ({ block, draft: slideOf(block) }));
  return [...before.map((block, index) => slideOf(block, opening[index])), ...inTextOrder(slide, behind, blocks)];
}

/** Whether a block stands behind `start`, or anywhere where there is none, and before `end`. */
function isBetween(block: Block, start: Block | undefined, end: Block, blocks: readonly Block[]): boolean {
  const place = blocks.indexOf(block);
  return place < blocks.indexOf(end) && (start === undefined || place > blocks.indexOf(start));
}

/** Evidence with what is only for it (`own`) as notes, behind `more` of them; a formula and few lines of code among their words. */
function besideWords(block: Block, own: readonly Block[], more: readonly Block[], blocks: readonly Block[], owner: Owner): Draft {
  const slide = evidenceSlide(block, [...more, ...own], owner);
  return block.type === 'math' || block.type === 'code' ? { ...slide, blocks: withWords(block, own, blocks, owner.lang) } : slide;
}

/** A short caption says what there is to see: it, or its first sentence, is the headline, and is not said twice. */
function evidenceSlide(block: Block, text: readonly Block[], owner: Owner): Draft {
  const notes = [...text, ...saidOfCharts([block], owner.lang)];
  const kind = evidenceKind(block, owner.lang) ?? 'points';
  const base = { ...place(owner), kind, notes, position: block.position };
  if ((isPictured(block) || block.type === 'table') && block.caption && plainText(block.caption).length <= captionLength) {
    const { caption, ...rest } = block;
    const [first = caption, ...more] = sentences(caption, owner.lang);
    const below = joinedSentences(more);
    return { ...base, heading: asHeadline(first), blocks: [below.length > 0 ? { ...rest, caption: below } : rest] };
  }
  return {
    ...base,
    ...(isCallout(block) ? { callout: true } : {}),
    heading: owner.heading,
    blocks: isCallout(block) ? block.children : [block.type === 'blockquote' ? withoutMarks(block) : block],
  };
}

/** A caption may end with a full stop, a headline does not; that of "etc." and "U.S." stays. */
function asHeadline(caption: readonly Inline[]): readonly Inline[] {
  const last = caption.at(-1);
  if (last?.type !== 'text') return caption;
  return [...caption.slice(0, -1), { ...last, value: last.value.replace(/(?<![.\p{Lu}]|\betc|\p{Z}\p{L})\.\s*$|。\s*$/u, '') }];
}

function place({ anchor, section, position }: Owner): Pick<Draft, 'anchor' | 'section' | 'position'> {
  return { anchor, position, ...(section ? { section } : {}) };
}
