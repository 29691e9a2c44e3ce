/** Passages and the paragraphs in them: what changed, came, went or moved. */
import type { ChangeKind, PassageChange, Place, UnitChange } from '../model/changes.ts';
import type { Passage, Unit } from '../model/record.ts';
import { match, type Item } from './match.ts';
import { movedPassages } from './places.ts';
import { movedPairs, type Pair } from './sequence.ts';
import { comparePieces, onePiece } from './words.ts';

/** How alike passages must be to be one under another heading, and paragraphs to be one that was rewritten. */
const samePassage = 0.5;
const sameUnit = 0.45;

/** What is the same in both is not in it. */
export interface TextChanges {
  /** The later id of each earlier passage that is still there. */
  readonly ids: ReadonlyMap<string, string>;
  readonly passages: readonly PassageChange[];
  readonly units: readonly UnitChange[];
}

/** `lang`: how words are parted, for sentences are compared word by word. */
export function compareText(before: readonly Passage[], after: readonly Passage[], lang: string): TextChanges {
  const pairs = match(before.map(passageItem), after.map(passageItem), samePassage);
  const ids = new Map(pairs.map((pair) => [before[pair.before]?.id ?? '', after[pair.after]?.id ?? '']));
  return { ids, passages: passageChanges(before, after, pairs, lang), units: unitChanges(before, after, pairs, lang) };
}

const isOwn = ({ id }: Passage): boolean => id.startsWith('_');

/** The tool's own parts are only ever themselves. */
function passageItem(passage: Passage): Item {
  const words = passage.units.map((unit) => unit.words).join('\n');
  return {
    id: passage.id,
    group: isOwn(passage) ? passage.id : '',
    whole: `${passage.heading}\n${words}`,
    core: words,
    words: `${passage.heading} ${words}`,
  };
}

function passageChanges(before: readonly Passage[], after: readonly Passage[], pairs: readonly Pair[], lang: string): PassageChange[] {
  const moved = movedPassages(before, after, pairs);
  const byAfter = new Map(pairs.map((pair) => [pair.after, pair]));
  const taken = new Set(pairs.map((pair) => pair.before));
  const changes = after.flatMap((passage, index): readonly PassageChange[] => {
    if (isOwn(passage)) return [];
    const pair = byAfter.get(index);
    const { id, number, heading } = passage;
    if (!pair) return [{ kind: 'added', hasMoved: false, id, number, heading: onePiece('inserted', heading) }];
    const old = before[pair.before] as Passage;
    const hasMoved = moved.has(pair);
    if (old.heading === heading && !hasMoved) return [];
    const kind: ChangeKind = old.heading === heading ? 'moved' : 'changed';
    return [
      {
        kind,
        hasMoved,
        id,
        number,
        ...(old.number === number ? {} : { before: old.number }),
        heading: comparePieces(old.heading, heading, lang),
      },
    ];
  });
  const removed = before.flatMap((passage, index): readonly PassageChange[] =>
    taken.has(index) || isOwn(passage)
      ? []
      : [{ kind: 'removed', hasMoved: false, id: passage.id, number: passage.number, heading: onePiece('deleted', passage.heading) }],
  );
  return [...changes, ...removed];
}

interface Standing {
  readonly unit: Unit;
  readonly place: Place;
  /** The same for a passage and the one that it became. */
  readonly home: string;
  readonly item: Item;
}

/** Units that stayed in their passage are found first; only what is left over is looked for elsewhere. */
function unitChanges(before: readonly Passage[], after: readonly Passage[], pairs: readonly Pair[], lang: string): UnitChange[] {
  const homes = new Map(pairs.map((pair) => [pair.before, String(pair.after)]));
  const old = before.flatMap((passage, index) => standing(passage, homes.get(index) ?? `gone ${index}`));
  const fresh = after.flatMap((passage, index) => standing(passage, String(index)));
  const inside = match(
    old.map(({ item }) => item),
    fresh.map(({ item }) => item),
    sameUnit,
  );
  const [usedOld, usedFresh] = [new Set(inside.map((pair) => pair.before)), new Set(inside.map((pair) => pair.after))];
  const [restOld, restFresh] = [
    [...old.keys()].filter((index) => !usedOld.has(index)),
    [...fresh.keys()].filter((index) => !usedFresh.has(index)),
  ];
  const anywhere = ({ unit, item }: Standing): Item => ({ ...item, group: familyOf(unit) });
  const across = match(
    restOld.map((index) => anywhere(old[index] as Standing)),
    restFresh.map((index) => anywhere(fresh[index] as Standing)),
    sameUnit,
  );
  const far = across.map((pair) => ({ before: restOld[pair.before] as number, after: restFresh[pair.after] as number }));
  const moved = new Set([...movedWithin(inside, fresh), ...far]);
  return withTheirTables(tell(old, fresh, [...inside, ...far], moved, lang));
}

/** Rows that only moved with their table are told with its caption, or with its header where it has none. */
function withTheirTables(units: readonly UnitChange[]): UnitChange[] {
  const wayOf = ({ unit, place, from }: UnitChange): string => JSON.stringify([unit.name, place.id, from?.unit.name, from?.id]);
  const moved = units.filter(({ hasMoved, from }) => hasMoved && from !== undefined);
  const captions = new Set(moved.filter(({ unit }) => unit.kind === 'caption').map(wayOf));
  const headers = new Set(moved.filter(({ unit }) => unit.row === 0).map(wayOf));
  return units.filter((change) => {
    const { kind, unit, from } = change;
    if (kind !== 'moved' || unit.kind !== 'row' || !from || from.unit.row !== unit.row) return true;
    return !captions.has(wayOf(change)) && (unit.row === 0 || !headers.has(wayOf(change)));
  });
}

/** Kinds that may become each other: a paragraph may be made an item, and is the same words still. */
function familyOf({ kind }: Unit): string {
  return ['paragraph', 'item', 'quote', 'definition'].includes(kind) ? 'text' : kind;
}

function standing({ id, number, heading, units }: Passage, home: string): readonly Standing[] {
  const counts = new Map<string, number>();
  return units.map((unit) => {
    const index = (counts.get(unit.kind) ?? 0) + 1;
    counts.set(unit.kind, index);
    const name = unit.row === undefined && ['masthead', 'term', 'figure', 'chart', 'diagram'].includes(unit.kind) ? (unit.name ?? '') : '';
    const item = {
      id: name,
      group: `${home} ${familyOf(unit)}`,
      whole: `${unit.words}\n${unit.looks}`,
      core: unit.words,
      words: unit.words,
    };
    return { unit, home, item, place: { id, number, heading, index: unit.row ?? index } };
  });
}

/** Moved past others of their passage. Those that moved with their passage did not move themselves. */
function movedWithin(pairs: readonly Pair[], fresh: readonly Standing[]): readonly Pair[] {
  const byHome = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const home = fresh[pair.after]?.home ?? '';
    byHome.set(home, [...(byHome.get(home) ?? []), pair]);
  }
  return [...byHome.values()].flatMap((some) => [...movedPairs(some)]);
}

/** What tells which unit is meant, without its words. */
function calledBy({ kind, name, row }: Unit): Pick<Unit, 'kind' | 'name' | 'row'> {
  return { kind, ...(name === undefined ? {} : { name }), ...(row === undefined ? {} : { row }) };
}

function tell(
  old: readonly Standing[],
  fresh: readonly Standing[],
  pairs: readonly Pair[],
  moved: ReadonlySet<Pair>,
  lang: string,
): UnitChange[] {
  const byAfter = new Map(pairs.map((pair) => [pair.after, pair]));
  const taken = new Set(pairs.map((pair) => pair.before));
  const changes = fresh.flatMap(({ unit, place, item }, index): readonly UnitChange[] => {
    const pair = byAfter.get(index);
    if (!pair) return [{ kind: 'added', hasMoved: false, unit, place, pieces: onePiece('inserted', unit.words) }];
    const was = old[pair.before] as Standing;
    const hasMoved = moved.has(pair);
    const isSame = was.item.whole === item.whole && was.unit.kind === unit.kind;
    if (isSame && !hasMoved) return [];
    const from = hasMoved ? { from: { ...was.place, unit: calledBy(was.unit) } } : {};
    return [
      { kind: isSame ? 'moved' : 'changed', hasMoved, unit, place, ...from, pieces: comparePieces(was.unit.words, unit.words, lang) },
    ];
  });
  const removed = old.flatMap(({ unit, place }, index): readonly UnitChange[] =>
    taken.has(index) ? [] : [{ kind: 'removed', hasMoved: false, unit, place, pieces: onePiece('deleted', unit.words) }],
  );
  return [...changes, ...removed];
}
