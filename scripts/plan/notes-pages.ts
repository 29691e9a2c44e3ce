/** Slides with their notes on paper: what each printed page goes on with, and how much of it the notes left free. */
import type { Deck } from '../model/deck.ts';
import { notesMargins, type Box } from '../model/sheet.ts';
import { numeral, phrase } from '../model/words.ts';
import { plainText } from '../model/walk.ts';

/** Where a slide's page begins and its notes end: `page` from 0, `top` in pt from the page's lower edge. */
export interface NotesPlace {
  readonly from: { readonly page: number; readonly top: number };
  readonly to: { readonly page: number; readonly top: number };
}

/** A printed page in mm, upright. `rooms`: where one may write. `continued`: whose notes go on at its top. */
export interface NotesPage {
  readonly width: number;
  readonly height: number;
  readonly rooms: readonly Box[];
  readonly continued?: { readonly slide: string; readonly section: string };
}

/** Each of `count` pages. `paper` in mm. */
export function notesPages(
  { slides, masthead: { labels, lang } }: Deck,
  places: readonly NotesPlace[],
  count: number,
  paper: { readonly width: number; readonly height: number },
): NotesPage[] {
  const total = numeral(lang, slides.length);
  return Array.from({ length: count }, (_, page) => {
    const index = places.findLastIndex(({ from }) => from.page <= page);
    const place = places[index];
    const section = slides[index]?.section;
    const continued = {
      slide: phrase(labels, 'slideOf', { slide: numeral(lang, index + 1), total }),
      section: section ? plainText(section.heading) : '',
    };
    return { ...paper, rooms: freeRoom(place, page, paper), ...(place && place.from.page < page ? { continued } : {}) };
  });
}

/** Chromium counts a place's height from the upper edge of the page's text area, as if that were the paper's. */
function freeRoom(place: NotesPlace | undefined, page: number, { width, height }: { width: number; height: number }): readonly Box[] {
  if (place?.to.page !== page) return [];
  const y = height - (place.to.top * 25.4) / 72 + notesMargins.top;
  const free = height - notesMargins.bottom - y;
  return free <= 0 ? [] : [{ x: notesMargins.side, y, width: width - 2 * notesMargins.side, height: free }];
}
