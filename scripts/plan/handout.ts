/** The handout: the text, with its contents if the article wants them. Guided and slide layouts are issue-sized and stand apart. */
import type { Article } from '../model/article.ts';
import type { ContentsEntry } from '../model/briefing.ts';
import type { Handout } from '../model/handout.ts';
import type { Masthead } from '../model/masthead.ts';
import type { PaperText } from '../model/paper-text.ts';
import { entriesOf } from './briefing.ts';
import { placeOfNotes } from './margin-notes.ts';

/** What `handout.html` and `handout.pdf` hold. */
export function planHandout(article: Article, masthead: Masthead, text: PaperText): Handout {
  return { masthead, text, contents: article.handout.contents && text.sections.length > 1, notes: placeOfNotes(text) };
}

/** The handout's bookmarks, in the order of its pages. */
export function handoutEntries({ masthead, text, notes }: Handout): readonly ContentsEntry[] {
  const parts = ['summary', 'text', ...(notes === 'end' ? (['notes'] as const) : []), 'glossary', 'references', 'questions'] as const;
  return parts.flatMap((part) => entriesOf(part, text, masthead));
}
