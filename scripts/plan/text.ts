/**
 * The text for reading: what handout and briefing share.
 *
 * Why one plan for both: a footnote, a figure and a section have the same number on every paper of the same lecture.
 */
import type { Article } from '../model/article.ts';
import type { Block } from '../model/block.ts';
import type { Point } from '../model/section.ts';
import type { Labels } from '../model/label-files.ts';
import type { PaperNote, PaperSection, PaperText } from '../model/paper-text.ts';
import { walk, type Node } from '../model/walk.ts';
import { locale } from '../model/words.ts';
import { isBackMatter, planNames, sectionNumber } from './names.ts';
import { planCitations, planReferences } from './references.ts';

/** Numbers, sorts and names everything that stands on paper. */
export function planText(article: Article, labels: Labels): PaperText {
  const references = planReferences(article.references, labels, article.lang);
  return {
    introduction: article.introduction.blocks,
    sections: article.sections.map((section, index) => ({
      ...paperSection(section, isBackMatter(article, index) ? '' : sectionNumber(article.lang, index + 1)),
      ...(section.isReferences && { isReferences: true }),
      points: section.points.map((point, pointIndex) => paperSection(point, sectionNumber(article.lang, index + 1, pointIndex + 1))),
    })),
    notes: planNotes(article),
    summary: article.summary,
    glossary: planGlossary(article),
    questions: article.questions,
    references,
    citations: planCitations(references, labels),
    ...planNames(article, labels),
  };
}

function paperSection({ id, heading, blocks }: Point, number: string): PaperSection {
  return { id, number, heading, blocks, points: [] };
}

function planGlossary({ glossary, lang }: Article): PaperText['glossary'] {
  const { compare } = new Intl.Collator(locale(lang), { sensitivity: 'base', numeric: true });
  const sorted = [...glossary].sort((a, b) => compare(a.term, b.term));
  return sorted.map(({ term, definition }, index) => ({ id: `_term-${index + 1}`, term, definition }));
}

/** Notes in the order in which paper refers to them; a note that only a slide or a speaker refers to is not printed. */
function planNotes(article: Article): readonly PaperNote[] {
  const bodies = new Map(article.footnotes.map((note) => [note.id, note.children]));
  const found: string[] = [];
  const collect = (nodes: readonly Node[]): void => {
    for (const node of walk(nodes)) {
      if (node.type !== 'footnoteReference' || found.includes(node.id)) continue;
      found.push(node.id);
      collect(bodies.get(node.id) ?? []);
    }
  };
  collect(readingOrder(article));
  return found.map((id, index) => ({ id, number: index + 1, children: bodies.get(id) ?? [] }));
}

function readingOrder(article: Article): readonly Node[] {
  const point = ({ heading, blocks }: Point): readonly Node[] => [...heading, ...blocks];
  const answers: readonly Block[] = article.questions.flatMap((question) => question.answer ?? []);
  return [
    ...article.summary.flat(),
    ...article.introduction.blocks,
    ...article.sections.flatMap((section) => [...point(section), ...section.points.flatMap(point)]),
    ...article.glossary.flatMap((entry) => entry.definition),
    ...article.questions.flatMap((question) => question.question),
    ...answers,
  ];
}
