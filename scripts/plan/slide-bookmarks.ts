/** A deck's bookmarks: one a slide, those of a section beneath its opener. */
import type { Deck } from '../model/deck.ts';
import type { Bookmark } from '../model/pdf.ts';
import { phrase } from '../model/words.ts';
import { plainText } from '../model/walk.ts';

/** Where slide i stands; on page i, from its top, where nothing else is said. */
export type SlidePlace = (index: number) => Pick<Bookmark, 'page' | 'top'>;

/** A slide without a heading of its own bears the deck's title. */
export function slideBookmarks({ masthead, slides }: Deck, placeOf: SlidePlace = (page) => ({ page })): Bookmark[] {
  const roots: { bookmark: Bookmark; children: Bookmark[]; section?: string }[] = [];
  slides.forEach(({ kind, heading, section, part }, index) => {
    const number =
      part && part.count > 1 ? ` ${phrase(masthead.labels, 'part', { index: String(part.index), count: String(part.count) })}` : '';
    const title = (plainText(heading) || masthead.title) + number;
    const parent = roots.at(-1);
    const children: Bookmark[] = [];
    const bookmark = { title, ...placeOf(index), children };
    if (kind !== 'section' && section && parent?.section === section.id) parent.children.push(bookmark);
    else roots.push({ bookmark, children, ...(section ? { section: section.id } : {}) });
  });
  return roots.map(({ bookmark }) => bookmark);
}
