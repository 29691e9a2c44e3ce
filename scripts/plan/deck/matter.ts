/**
 * The slides around the text: cover, agenda, takeaways, questions, references, closing.
 */
import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import type { Masthead } from '../../model/masthead.ts';
import type { Position } from '../../model/diagnostic.ts';
import { phrase } from '../../model/words.ts';
import { planReferences } from '../references.ts';
import { listOf } from './condense.ts';
import type { Draft } from './draft.ts';
import { spoken } from './kinds.ts';

/** Questions that get a slide each; when there are more, they share. */
const fewQuestions = 3;
const questionsOnSlide = 3;

const paragraph = (children: readonly Inline[], position: Position): Extract<Block, { type: 'paragraph' }> => ({
  type: 'paragraph',
  children,
  position,
});

const start = ({ file }: Article): Position => ({ file, line: 1, column: 1 });

function draft(article: Article, kind: Draft['kind'], heading: string, rest: Partial<Draft> = {}): Draft {
  return { anchor: kind, kind, heading: [{ type: 'text', value: heading }], blocks: [], notes: [], position: start(article), ...rest };
}

/** Title page; who, where and when stand in the masthead. */
export function cover(article: Article): Draft {
  return draft(article, 'cover', article.title);
}

/** All sections, none of which has begun. Nobody speaks about the references. */
export function agenda(article: Article, { labels }: Masthead): readonly Draft[] {
  const entries = agendaEntries(article, -1);
  return entries.length > 0 ? [draft(article, 'agenda', phrase(labels, 'agenda'), { agenda: entries })] : [];
}

/** Most sections beside an opener's heading; of more, those around the one that begins. */
const routeLength = 8;

/** The agenda as it returns at a section's opener, which marks where we are. A slide of its own for it would say the heading twice. */
export function agendaAt(article: Article, current: number): NonNullable<Draft['agenda']> {
  const entries = agendaEntries(article, current);
  const first = Math.max(0, Math.min(current - Math.floor(routeLength / 2), entries.length - routeLength));
  return entries.slice(first, first + routeLength);
}

function agendaEntries({ deck, sections }: Article, current: number): NonNullable<Draft['agenda']> {
  const entries = sections.flatMap(({ id, heading, isReferences }, index) =>
    isReferences ? [] : [{ id, heading, number: index + 1, current: index === current }],
  );
  return deck.agenda && entries.length > 1 ? entries : [];
}

/** The key messages, numbered. */
export function takeaways(article: Article, { labels }: Masthead): readonly Draft[] {
  if (article.summary.length === 0) return [];
  const messages = article.summary.map((message) => paragraph(message, start(article)));
  return [draft(article, 'takeaways', phrase(labels, 'takeaways'), { blocks: [listOf(messages, true)] })];
}

/** A few questions are asked one by one, as headlines; many in groups. What the author would answer is in the notes. */
export function questions(article: Article, { labels }: Masthead): readonly Draft[] {
  const all = article.questions.map((question) => ({ ...question, shown: paragraph(question.question, start(article)) }));
  if (all.length <= fewQuestions) {
    return all.map(({ question, answer }) => draft(article, 'question', '', { heading: question, notes: spoken(answer ?? []) }));
  }
  return groups(all, evenSize(all.length, questionsOnSlide)).map((group) => {
    const notes = group.flatMap(({ shown, answer }) => (answer ? [shown, ...spoken(answer)] : []));
    return draft(article, 'question', phrase(labels, 'questions'), { blocks: [listOf(group.map(({ shown }) => shown))], notes });
  });
}

/** The reference list, in the same style as on paper. */
export function references(article: Article, { labels }: Masthead): readonly Draft[] {
  if (!article.deck.references || article.references.length === 0) return [];
  const entries = planReferences(article.references, labels, article.lang).map(({ children }) => paragraph(children, start(article)));
  return [draft(article, 'references', phrase(labels, 'references'), { blocks: [listOf(entries)] })];
}

/** Thanks, who, and where to read on; in the author's words where the article ends with such. */
export function closing(article: Article, { labels }: Masthead): Draft {
  const usual = draft(article, 'closing', phrase(labels, 'thanks'));
  if (!article.closing) return usual;
  const { heading, lines, notes, position } = article.closing;
  return { ...usual, heading, blocks: lines.map((line) => paragraph(line, position)), notes: spoken(notes), position };
}

/** As many in each group as can be, at most `most`, and the groups as even as can be. */
const evenSize = (count: number, most: number): number => Math.ceil(count / Math.ceil(count / most));

function groups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}
