/** The stage: what was handed out and what is there now → what changed. Pure. */
import type { Changes } from '../model/changes.ts';
import type { BuildRecord } from '../model/record.ts';
import { pairFiles } from './files.ts';
import { comparePages } from './pages.ts';
import { compareText } from './passages.ts';
import { compareSlides } from './slides.ts';

export function compare(before: BuildRecord, after: BuildRecord): Changes {
  const { ids, passages, units } = compareText(before.text, after.text, after.lang);
  const byWords = before.drawnBy !== after.drawnBy;
  const files = pairFiles(before.pages, after.pages);
  return {
    order: [...after.text, ...before.text].map(({ id }) => id),
    passages,
    units,
    slides: compareSlides(before.slides, after.slides, after.lang, ids),
    pages: files.both.map((pair) => comparePages(pair.name, pair.before, pair.after, byWords)),
    newFiles: files.fresh,
    goneFiles: files.gone,
  };
}
