/**
 * The deck: which slides an article makes, and what each of them shows and lets its speaker say.
 *
 * Why a plan without markup: fitting can split and reorder it, and tests can read it without a browser. The rules are in docs/article-format.md;
 * each file of `deck/` holds one of them.
 */
import type { Article, Block, Section } from '../model/article.ts';
import type { Citations, Deck, Masthead, Names, SlideSection } from '../model/document.ts';
import { phrase } from '../model/words.ts';
import { condense, listOf } from './deck/condense.ts';
import { isEvidence, planContent } from './deck/content.ts';
import { finish } from './deck/draft.ts';
import type { Draft } from './deck/draft.ts';
import { estimateFor } from './deck/estimate.ts';
import { spoken } from './deck/kinds.ts';
import { agenda, closing, cover, questions, references, takeaways } from './deck/matter.ts';

/** What `deck.md`, `deck.html` and `deck.pdf` hold. */
export function planDeck(article: Article, masthead: Masthead, names: Names, citations: Citations): Deck {
  const drafts = [
    cover(article),
    ...introduction(article, masthead),
    ...agenda(article, masthead),
    ...article.sections.flatMap((section, index) => planSection(section, index + 1, article.lang)),
    ...takeaways(article, masthead),
    ...questions(article, masthead),
    ...references(article, masthead),
    closing(article, masthead),
  ];
  return { masthead, slides: finish(drafts, estimateFor), names, citations };
}

function introduction(article: Article, { labels }: Masthead): readonly Draft[] {
  const heading = [{ type: 'text' as const, value: phrase(labels, 'introduction') }];
  const position = article.introduction.blocks[0]?.position ?? { file: article.file, line: 1, column: 1 };
  const drafts = planContent(article.introduction, { anchor: 'introduction', heading, position, lang: article.lang });
  const said = spoken(article.introduction.notes);
  if (drafts.length > 0 || said.length === 0) return drafts;
  return [{ anchor: 'introduction', kind: 'statement', heading, blocks: [], notes: said, position }];
}

/** Opener, own text, points. A lead of one paragraph is shown by the opener itself: a slide for one sentence under the same title says nothing new. */
function planSection(section: Section, number: number, lang: string): readonly Draft[] {
  const place: SlideSection = { id: section.id, number, heading: section.heading };
  const lead = isOnlyLead(section) ? spoken(section.blocks) : undefined;
  const own = lead
    ? []
    : planContent(section, {
        anchor: section.id,
        heading: section.heading,
        section: place,
        position: section.position,
        lang,
        ...kindOf(section),
      });
  const opener: Draft = {
    anchor: section.id,
    kind: 'section',
    heading: section.heading,
    section: place,
    blocks: [...(lead ? (condense(lead, lang)?.blocks ?? []) : []), ...contents(section)],
    notes: own.length > 0 ? [] : [...(lead ?? []), ...spoken(section.notes)],
    position: section.position,
  };
  return [opener, ...own, ...section.points.flatMap((point) => planPoint(point, place, lang))];
}

const kindOf = ({ kind }: Pick<Section, 'kind'>): Pick<Section, 'kind'> => (kind ? { kind } : {});

function isOnlyLead({ blocks, slides, points, kind }: Section): boolean {
  const text = spoken(blocks);
  return points.length > 0 && slides.length === 0 && !kind && text.length === 1 && text[0]?.type === 'paragraph' && !text.some(isEvidence);
}

/** The points of a section as a list, for its opener. */
function contents(section: Section): readonly Block[] {
  const headings = section.points.map(({ heading, position }) => ({ type: 'paragraph' as const, children: heading, position }));
  return headings.length > 1 ? [listOf(headings)] : [];
}

/** A point with nothing to show still has its heading to say. */
function planPoint(point: Section['points'][number], section: SlideSection, lang: string): readonly Draft[] {
  const { id: anchor, heading, position } = point;
  const drafts = planContent(point, { anchor, heading, section, position, lang, ...kindOf(point) });
  return drafts.length > 0 ? drafts : [{ anchor, kind: 'statement', heading, section, blocks: [], notes: spoken(point.notes), position }];
}
