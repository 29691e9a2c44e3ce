/**
 * The briefing: its parts in the article's order, and the contents that list them.
 *
 * Ids of parts begin with `_`, which no id of an author's can: a section called "Notes" and the notes themselves never meet.
 */
import type { Article } from '../model/article.ts';
import type { BriefingPart } from '../model/options.ts';
import type { Briefing, ContentsEntry } from '../model/briefing.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperText } from '../model/paper-text.ts';
import { hasNamedIntroduction } from '../model/introduction.ts';
import { plainText } from '../model/walk.ts';
import { restrict } from './restrict.ts';

/** What `briefing.pdf` holds. A part that has nothing to show is left out, and so are contents that list nothing. */
export function planBriefing(article: Article, masthead: Masthead, text: PaperText): Briefing {
  const { numberParagraphs, slides, draft, duplex, binding } = article.briefing;
  const wanted = article.briefing.parts.filter((part) => part !== 'slides' || slides);
  const appended = wanted.includes('appendices') ? article.appendices : [];
  const appendices = appended.map(({ title, path, pages, bytes }, index) => ({
    id: `_appendix-${index + 1}`,
    title,
    path,
    pages,
    bytes,
  }));
  const restricted = restrict(text, wanted);
  const entries = (part: BriefingPart): readonly ContentsEntry[] =>
    part === 'appendices'
      ? appendices.map(({ id, title }) => ({ id, depth: 1 as const, number: '', title }))
      : entriesOf(part, restricted, masthead);
  const contents = wanted.flatMap(entries);
  const hasContent = (part: BriefingPart): boolean =>
    part === 'cover' || (part === 'contents' ? contents.length > 0 : entries(part).length > 0);
  return {
    masthead,
    text: restricted,
    parts: wanted.filter(hasContent),
    contents,
    numberParagraphs,
    slides,
    draft,
    duplex,
    binding,
    appendices,
  };
}

/** What the contents and the bookmarks say of a part; nothing of cover, contents and appendices, nor of a part that is empty. */
export function entriesOf(part: BriefingPart, text: PaperText, { labels }: Masthead): readonly ContentsEntry[] {
  const entry = (name: string): ContentsEntry => ({ id: `_${name}`, depth: 1, number: '', title: labels[name] ?? name });
  if (part === 'text') return [...(hasNamedIntroduction(text, labels) ? [entry('introduction')] : []), ...sectionEntries(text)];
  if (part === 'slides') return [entry(part)];
  if (part === 'cover' || part === 'contents' || part === 'appendices') return [];
  return text[part].length > 0 ? [entry(part)] : [];
}

function sectionEntries(text: PaperText): readonly ContentsEntry[] {
  return text.sections.flatMap((section) => [
    { id: section.id, depth: 1 as const, number: section.number, title: plainText(section.heading) },
    ...section.points.map((point) => ({ id: point.id, depth: 2 as const, number: point.number, title: plainText(point.heading) })),
  ]);
}
