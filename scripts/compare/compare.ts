/** The stage: what was handed out and what is there now → what changed. Pure. */
import type { Changes } from '../model/changes.ts';
import type { BuildRecord } from '../model/record.ts';
import { comparePages } from './pages.ts';
import { compareText } from './passages.ts';
import { compareSlides } from './slides.ts';

export function compare(before: BuildRecord, after: BuildRecord): Changes {
  const { ids, passages, units } = compareText(before.text, after.text, after.lang);
  const byWords = before.drawnBy !== after.drawnBy;
  const names = Object.keys(after.pages);
  const known = names.filter((name) => Object.hasOwn(before.pages, name));
  return {
    order: [...after.text, ...before.text].map(({ id }) => id),
    passages,
    units,
    slides: compareSlides(before.slides, after.slides, after.lang, ids),
    pages: known.map((name) => comparePages(name, before.pages[name] ?? [], after.pages[name] ?? [], byWords)),
    newFiles: names.filter((name) => !known.includes(name)),
    goneFiles: Object.keys(before.pages).filter((name) => !names.includes(name)),
  };
}
