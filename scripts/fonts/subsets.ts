/**
 * Which pieces of which packages show a text's characters: the family's own first, then those that stand in for it, then those of the script.
 *
 * Rejected: every piece that has a character, for most have a few letters of another's.
 */
import { fontsFor, greekOf, siblingsOf } from '../font-scripts.ts';
import { commonRanges } from './cmap.ts';
import { isInstalled, packageOf, parseRanges, subsetsWith, type Subset } from './packages.ts';

/** In rising order of preference, as CSS has it: of two faces with a character the later one is used. */
export function subsetsOf(family: string, characters: readonly string[], lang: string): readonly Subset[] {
  const own = packageOf(family);
  if (!isInstalled(own)) throw new Error(`The font ${family} is missing: run npm install ${own}.`);
  const falling = [own, ...siblingsOf(family)];
  const apart = lacksGreek(own, characters) ? greekOf(family) : undefined;
  const subsets = new Set(
    subsetsFor(apart === undefined ? characters : characters.filter((character) => !isGreek(character)), falling, lang),
  );
  if (apart !== undefined) for (const subset of subsetsFor(characters.filter(isGreek), [apart], lang)) subsets.add(greekAlone(subset));
  const place = (subset: Subset): number => (falling.includes(subset.package) ? -falling.indexOf(subset.package) : -falling.length);
  return [...subsets].sort((a, b) => place(a) - place(b));
}

const isGreek = (character: string): boolean => /\p{sc=Grek}/u.test(character);

/** A family that has some of the Greek letters and not all, as those with monotonic ones in a text with polytonic: words would be set in two faces. */
function lacksGreek(own: string, characters: readonly string[]): boolean {
  const greek = characters.filter(isGreek);
  const found = greek.filter((character) => subsetsWith(own, character).length > 0);
  return found.length > 0 && found.length < greek.length;
}

/** A font in one piece has all else, too, which the family has. */
function greekAlone(subset: Subset): Subset {
  const known = alone.get(subset) ?? { ...subset, claims: commonRanges(subset.claims, parseRanges('U+370-3FF,U+1F00-1FFF')) };
  alone.set(subset, known);
  return known;
}

const alone = new Map<Subset, Subset>();

/** The fewest subsets that have all: a character that stands in several takes one that is needed anyway. */
function subsetsFor(characters: readonly string[], packages: readonly string[], lang: string): ReadonlySet<Subset> {
  const needed = new Set<Subset>();
  const open: (readonly Subset[])[] = [];
  for (const character of characters) {
    const near = firstWith(packages, character);
    const choice = near.length > 0 ? near : firstWith(fontsFor(character, lang).packages, character);
    const joins = choice.length > 1 && !choice[0]?.package.endsWith('emoji');
    if (joins) open.push(choice);
    else for (const subset of choice) needed.add(subset);
  }
  for (const choice of open) if (choice[0] && !choice.some((subset) => needed.has(subset))) needed.add(choice[0]);
  return needed;
}

function firstWith(packages: readonly string[], character: string): readonly Subset[] {
  for (const name of packages) {
    const found = subsetsWith(name, character);
    if (found.length > 0) return found;
  }
  return [];
}
