/**
 * The deck: which slides an article makes, and what each of them shows and lets its speaker say.
 *
 * Why a plan without markup: fitting can split and reorder it, and tests can read it without a browser. The rules are in docs/article-format.md;
 * each file of `deck/` holds one of them.
 */
import type { Article } from '../model/article.ts';
import type { Block, List } from '../model/block.ts';
import type { Point, Section } from '../model/section.ts';
import type { Deck, SlideSection } from '../model/deck.ts';
import type { Labels } from '../model/label-files.ts';
import type { Masthead } from '../model/masthead.ts';
import { entriesOf } from '../model/own-references.ts';
import { introductionName } from '../model/introduction.ts';
import { hasOpposites, sidesOfPoints } from './deck/comparison.ts';
import { condense, listOf } from './deck/condense.ts';
import { planContent } from './deck/content.ts';
import { splitDrafts, toSlides } from './deck/draft.ts';
import type { Draft, Planned } from './deck/draft.ts';
import { estimateFor } from './deck/estimate.ts';
import { isEvidence, spoken } from './deck/kinds.ts';
import { timed } from './timing.ts';
import { agenda, agendaAt, closing, cover, questions, references, takeaways } from './deck/matter.ts';

/** What `deck.md`, `deck.html` and `deck.pdf` hold, by the estimate; with a browser it is fitted. */
export function planDeck(article: Article, masthead: Masthead, paper: Omit<Deck, 'slides' | 'masthead'> = unnamed): Deck {
  return completeDeck(planSlides(article, masthead), { masthead, ...paper });
}

const unnamed = { names: {}, numbers: {}, citations: {} };

/** The deck of planned slides. */
export function completeDeck(planned: readonly Planned[], rest: Omit<Deck, 'slides'>): Deck {
  return { ...rest, slides: timed(toSlides(planned), rest.masthead.labels) };
}

/** The slides before they are fitted: each draft whole, and how the estimate splits it. */
export function planSlides(article: Article, masthead: Masthead): readonly Planned[] {
  const known = planned.get(article);
  if (known?.labels === masthead.labels) return known.slides;
  const slides = splitDrafts(draftSlides(article, masthead), (kind, slack) => estimateFor(kind, article.deck.size, slack));
  planned.set(article, { labels: masthead.labels, slides });
  return slides;
}

/** Plans are values, made twice of each article: once to hold the talk against its duration, once to be shown. The labels tell the language. */
const planned = new WeakMap<Article, { readonly labels: Labels; readonly slides: readonly Planned[] }>();

function draftSlides(article: Article, masthead: Masthead): readonly Draft[] {
  return [
    cover(article),
    ...introduction(article, masthead),
    ...agenda(article, masthead),
    ...article.sections.flatMap((section, index) => planSection(section, index, article)),
    ...takeaways(article, masthead),
    ...questions(article, masthead),
    ...references(article, masthead),
    closing(article, masthead),
  ];
}

function introduction(article: Article, { labels }: Masthead): readonly Draft[] {
  const { lang, pictures } = article;
  const name = article.sections.length > 0 ? introductionName(article.sections, labels) : undefined;
  const heading = [{ type: 'text' as const, value: name ?? article.title }];
  const position = article.introduction.blocks[0]?.position ?? { file: article.file, line: 1, column: 1 };
  const drafts = planContent(article.introduction, { anchor: 'introduction', heading, position, lang, pictures });
  const said = spoken(article.introduction.notes);
  if (drafts.length > 0 || said.length === 0) return drafts;
  return [{ anchor: 'introduction', kind: 'statement', heading, blocks: [], notes: said, position }];
}

/** Opener, own text, points. A lead of one paragraph is shown by the opener itself: a slide for one sentence under the same title says nothing new. */
function planSection(section: Section, index: number, article: Article): readonly Draft[] {
  if (section.isReferences) return [ownReferences(section, index)];
  const { lang, pictures } = article;
  const place: SlideSection = { id: section.id, number: index + 1, heading: section.heading };
  const lead = isOnlyLead(section, lang) ? spoken(section.blocks) : undefined;
  const asked = hasOpposites(section) ? {} : kindOf(section);
  const base = { anchor: section.id, heading: section.heading, section: place, position: section.position };
  const own = lead ? [] : planContent(section, { ...base, lang, pictures, ...asked });
  const opener: Draft = {
    ...base,
    kind: 'section',
    agenda: agendaAt(article, index),
    blocks: [...(lead ? (condense(lead, lang)?.blocks ?? []) : []), ...contents(section)],
    notes: own.length > 0 ? [] : [...(lead ?? []), ...spoken(section.notes)],
  };
  return [opener, ...own, ...planPoints(section, place, article)];
}

/** Entries that the author wrote: whole, as those that the documents write. */
function ownReferences({ id, heading, position, blocks }: Section, index: number): Draft {
  const [only] = blocks.length === 1 ? blocks : [];
  const list: List = only?.type === 'list' ? only : { type: 'list', ordered: false, start: 1, items: entriesOf(blocks), position };
  return { anchor: id, kind: 'references', heading, section: { id, number: index + 1, heading }, blocks: [list], notes: [], position };
}

/** A slide or more for each point; two that are opposites share the first. */
function planPoints(section: Section, place: SlideSection, article: Article): readonly Draft[] {
  if (!hasOpposites(section)) return section.points.flatMap((point) => planPoint(point, place, article));
  const { lang, pictures } = article;
  const { heading, position, points } = section;
  const notes = points.flatMap((point) => spoken([...point.blocks, ...point.notes]).filter((block) => !isEvidence(block)));
  const evidence = points.flatMap((point) => {
    const blocks = spoken(point.blocks).filter(isEvidence);
    const owner = { anchor: point.id, heading: point.heading, section: place, position: point.position, lang, pictures };
    return planContent({ blocks, slides: point.slides.slice(1), notes: [] }, owner);
  });
  return [
    { anchor: section.id, section: place, position, heading, kind: 'comparison', blocks: sidesOfPoints(points, lang), notes },
    ...evidence,
  ];
}

const kindOf = ({ kind }: Pick<Section, 'kind'>): Pick<Section, 'kind'> => (kind ? { kind } : {});

function isOnlyLead({ blocks, slides, points, kind }: Section, lang: string): boolean {
  const text = spoken(blocks);
  if (slides.length > 0 || kind || text.length !== 1 || text[0]?.type !== 'paragraph') return false;
  return points.length > 0 || condense(text, lang)?.kind === 'statement';
}

/** The points of a section as a list, for its opener. */
function contents(section: Section): readonly Block[] {
  const headings = section.points.map(({ heading, position }) => ({ type: 'paragraph' as const, children: heading, position }));
  return headings.length > 1 ? [listOf(headings)] : [];
}

/** A point with nothing to show still has its heading to say. */
function planPoint(point: Point, section: SlideSection, { lang, pictures }: Article): readonly Draft[] {
  const { id: anchor, heading, position } = point;
  const drafts = planContent(point, { anchor, heading, section, position, lang, pictures, ...kindOf(point) });
  return drafts.length > 0 ? drafts : [{ anchor, kind: 'statement', heading, section, blocks: [], notes: spoken(point.notes), position }];
}
