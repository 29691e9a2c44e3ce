/** The stage: what was handed out and what is there now → what changed. Pure. */
import type { Changes } from '../model/changes.ts';
import type { BuildRecord } from '../model/record.ts';
import { pairFiles } from './files.ts';
import { compareLooks } from './looks.ts';
import { comparePages } from './pages.ts';
import { compareText } from './passages.ts';
import { compareSlides } from './slides.ts';

/** Letters count by what a reader sees, whether their accents were typed with them or come from a text that has these apart. */
export function compare(earlier: BuildRecord, later: BuildRecord): Changes {
  const [before, after] = [inComposed(earlier), inComposed(later)];
  const { ids, passages, units } = compareText(before.text, after.text, after.lang);
  const byWords = before.drawnBy !== after.drawnBy;
  const files = pairFiles(before.pages, after.pages);
  return {
    looks: compareLooks(before.look, after.look),
    order: [...after.text, ...before.text].map(({ id }) => id),
    passages,
    units,
    slides: compareSlides(before.slides, after.slides, after.lang, ids),
    pages: files.both.map((pair) => comparePages(pair.name, pair.before, pair.after, byWords)),
    newFiles: files.fresh,
    goneFiles: files.gone,
  };
}

const inComposed = (record: BuildRecord): BuildRecord => ({ ...record, text: composed(record.text), slides: composed(record.slides) });

/** Plain data with all its texts in Unicode's composed form. */
function composed<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(composed) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, composed(one)])) as T;
}
