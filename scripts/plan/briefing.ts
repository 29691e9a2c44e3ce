/**
 * The briefing: its parts in the order of the pages, and the contents that list them.
 *
 * Ids of parts begin with `_`, which no id of an author's can: a section called "Notes" and the notes themselves never meet.
 */
import type { Article } from '../model/article.ts';
import type { Briefing, ContentsEntry, Masthead, PaperText } from '../model/document.ts';
import { plainText } from '../model/walk.ts';

/** What `briefing.pdf` holds. The contents list only parts that have something in them. */
export function planBriefing(article: Article, masthead: Masthead, text: PaperText): Briefing {
  const appendices = article.appendices.map(({ title, path, pages, bytes }, index) => ({
    id: `_appendix-${index + 1}`,
    title,
    path,
    pages,
    bytes,
  }));
  const { labels } = masthead;
  const part = (name: string, present: boolean): readonly ContentsEntry[] =>
    present ? [{ id: `_${name}`, depth: 1, number: '', title: labels[name] ?? name }] : [];
  return {
    masthead,
    text,
    contents: [
      ...part('summary', text.summary.length > 0),
      ...part('introduction', text.introduction.length > 0),
      ...sectionEntries(text),
      ...part('notes', text.notes.length > 0),
      ...part('glossary', text.glossary.length > 0),
      ...part('references', text.references.length > 0),
      ...part('questions', text.questions.length > 0),
      ...part('slides', article.briefing.slides),
      ...appendices.map(({ id, title }) => ({ id, depth: 1 as const, number: '', title })),
    ],
    ...article.briefing,
    appendices,
  };
}

function sectionEntries(text: PaperText): readonly ContentsEntry[] {
  return text.sections.flatMap((section) => [
    { id: section.id, depth: 1 as const, number: section.number, title: plainText(section.heading) },
    ...section.points.map((point) => ({ id: point.id, depth: 2 as const, number: point.number, title: plainText(point.heading) })),
  ]);
}
