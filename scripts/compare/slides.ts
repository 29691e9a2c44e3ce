/** Slides: what they show, what is said with them, and where they stand. */
import type { SlideChange } from '../model/changes.ts';
import type { SlideRecord } from '../model/record.ts';
import { match, type Item } from './match.ts';
import { movedPairs, type Pair } from './sequence.ts';
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
  const old = before.map(renamed);
  const alike = match(old.map(slideItem), after.map(slideItem), sameSlide);
  const pairs = [...alike, ...pairPlaces(old, after, alike)];
  const moved = movedPairs(pairs);
  const byAfter = new Map(pairs.map((pair) => [pair.after, pair]));
  const taken = new Set(pairs.map((pair) => pair.before));
  const changes = after.flatMap((slide, index): readonly SlideChange[] => {
    const pair = byAfter.get(index);
    if (!pair) return [alone('added', slide, index)];
    const was = before[pair.before] as SlideRecord;
    const hasMoved = moved.has(pair);
    const shown = shownOf(was) !== shownOf(slide);
    const noted = was.notes !== slide.notes;
    if (!shown && !noted && !hasMoved) return [];
    return [
      {
        kind: shown || noted ? 'changed' : 'moved',
        hasMoved,
        id: slide.id,
        number: index + 1,
        before: pair.before + 1,
        heading: comparePieces(was.heading, slide.heading, lang),
        pieces: comparePieces(was.words, slide.words, lang),
        shown,
        notes: noted ? comparePieces(was.notes, slide.notes, lang) : [],
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

/** What is left over, where it is the same slide of the same heading: an id holds the kind of a slide, which an edit may change with all its words. */
function pairPlaces(before: readonly SlideRecord[], after: readonly SlideRecord[], pairs: readonly Pair[]): readonly Pair[] {
  const [known, found] = [new Set(pairs.map((pair) => pair.before)), new Set(pairs.map((pair) => pair.after))];
  const free = new Map(placesOf(before).flatMap((place, index) => (known.has(index) ? [] : [[place, index] as const])));
  return placesOf(after).flatMap((place, index) => {
    const was = found.has(index) ? undefined : free.get(place);
    return was === undefined ? [] : [{ before: was, after: index }];
  });
}

/** Each slide's heading and its number among that heading's slides. */
function placesOf(slides: readonly SlideRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  return slides.map((slide) => {
    const end = slide.id.lastIndexOf(`-${slide.kind}`);
    const heading = end < 0 ? slide.id : slide.id.slice(0, end);
    const name = JSON.stringify([slideItem(slide).group, heading]);
    counts.set(name, (counts.get(name) ?? 0) + 1);
    return `${name} ${counts.get(name)}`;
  });
}

/** A cover, an agenda or a closing slide is only ever itself; a section's slides may change their kind with what they show. */
function slideItem(slide: SlideRecord): Item {
  const group = ['cover', 'agenda', 'closing', 'takeaways', 'section'].includes(slide.kind) ? slide.kind : '';
  return { id: slide.id, group, whole: shownOf(slide), core: slide.words, words: `${slide.heading} ${slide.words}` };
}
