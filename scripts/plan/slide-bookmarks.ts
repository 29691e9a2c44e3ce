/** A deck's bookmarks: one a slide, those of a section beneath its opener. */
import type { Bookmark, Deck } from '../model/document.ts';
import { phrase } from '../model/words.ts';
import { plainText } from '../model/walk.ts';

/** Slide i is page i. A slide without a heading of its own bears the deck's title. */
export function slideBookmarks({ masthead, slides }: Deck): Bookmark[] {
  const roots: { title: string; page: number; children: Bookmark[]; section?: string }[] = [];
  slides.forEach(({ kind, heading, section, part }, page) => {
    const number =
      part && part.count > 1 ? ` ${phrase(masthead.labels, 'part', { index: String(part.index), count: String(part.count) })}` : '';
    const title = (plainText(heading) || masthead.title) + number;
    const parent = roots.at(-1);
    if (kind !== 'section' && section && parent?.section === section.id) parent.children.push({ title, page, children: [] });
    else roots.push({ title, page, children: [], ...(section ? { section: section.id } : {}) });
  });
  return roots.map(({ title, page, children }) => ({ title, page, children }));
}
