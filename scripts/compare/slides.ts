/** Slides: what they show, what is said with them, and where they stand. */
import type { SlideChange } from '../model/changes.ts';
import type { SlideRecord } from '../model/record.ts';
import { match, type Item } from './match.ts';
import { movedPairs } from './sequence.ts';
import { comparePieces, onePiece } from './words.ts';

const sameSlide = 0.5;

/** `ids`: the later id of each earlier passage, since a slide's id begins with that of its passage. */
export function compareSlides(
  before: readonly SlideRecord[],
  after: readonly SlideRecord[],
  lang: string,
  ids: ReadonlyMap<string, string> = new Map(),
): SlideChange[] {
  const known = [...ids.keys()].sort((a, b) => b.length - a.length);
  const renamed = (slide: SlideRecord): SlideRecord => {
    const passage = known.find((id) => slide.id.startsWith(`${id}-`));
    return passage === undefined ? slide : { ...slide, id: (ids.get(passage) ?? '') + slide.id.slice(passage.length) };
  };
  const pairs = match(before.map(renamed).map(slideItem), after.map(slideItem), sameSlide);
  const moved = movedPairs(pairs);
  const byAfter = new Map(pairs.map((pair) => [pair.after, pair]));
  const taken = new Set(pairs.map((pair) => pair.before));
  const changes = after.flatMap((slide, index): readonly SlideChange[] => {
    const pair = byAfter.get(index);
    if (!pair) return [alone('added', slide, index)];
    const old = before[pair.before] as SlideRecord;
    const hasMoved = moved.has(pair);
    const shown = shownOf(old) !== shownOf(slide);
    const noted = old.notes !== slide.notes;
    if (!shown && !noted && !hasMoved) return [];
    return [
      {
        kind: shown || noted ? 'changed' : 'moved',
        hasMoved,
        id: slide.id,
        number: index + 1,
        before: pair.before + 1,
        heading: comparePieces(old.heading, slide.heading, lang),
        pieces: comparePieces(old.words, slide.words, lang),
        shown,
        notes: noted ? comparePieces(old.notes, slide.notes, lang) : [],
      },
    ];
  });
  return [...changes, ...before.flatMap((slide, index) => (taken.has(index) ? [] : [alone('removed', slide, index)]))];
}

function alone(kind: 'added' | 'removed', { id, heading, words, notes }: SlideRecord, index: number): SlideChange {
  const sign = kind === 'added' ? 'inserted' : 'deleted';
  const pieces = { heading: onePiece(sign, heading), pieces: onePiece(sign, words), notes: onePiece(sign, notes) };
  return { kind, hasMoved: false, id, number: index + 1, shown: true, ...pieces };
}

const shownOf = ({ kind, heading, words, looks }: SlideRecord): string => JSON.stringify([kind, heading, words, looks]);

/** A cover, an agenda or a closing slide is only ever itself; a section's slides may change their kind with what they show. */
function slideItem(slide: SlideRecord): Item {
  const group = ['cover', 'agenda', 'closing', 'takeaways', 'section'].includes(slide.kind) ? slide.kind : '';
  return { id: slide.id, group, whole: shownOf(slide), core: slide.words, words: `${slide.heading} ${slide.words}` };
}
