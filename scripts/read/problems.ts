/**
 * Collects diagnostics while a source is read.
 *
 * Why a collector that is handed around: parsing always goes on to the end, so that one run shows all problems.
 */
import { distance } from 'fastest-levenshtein';
import type { Diagnostic, Position } from '../model/diagnostic.ts';
import type { RuleId } from '../model/rules.ts';

/** Takes a problem; `hints` may be left out. */
export interface Problems {
  readonly list: readonly Diagnostic[];
  error(ruleId: RuleId, position: Position, message: string, ...hints: string[]): void;
  warning(ruleId: RuleId, position: Position, message: string, ...hints: string[]): void;
}

/** An empty collection, to which everything that reads adds; the list is in the order in which they come. */
export function collectProblems(): Problems {
  const list: Diagnostic[] = [];
  const add =
    (severity: Diagnostic['severity']) =>
    (ruleId: RuleId, position: Position, message: string, ...hints: string[]): void => {
      list.push({ ruleId, severity, message, position, hints });
    };
  return { list, error: add('error'), warning: add('warning') };
}

/** `['did you mean "duration"?']` for the nearest allowed word, or nothing when none is near. */
export function didYouMean(seen: string, allowed: readonly string[]): string[] {
  const given = seen.toLowerCase();
  const farthest = (word: string): number => (Math.min(word.length, seen.length) < 4 ? 1 : Math.max(2, Math.floor(word.length / 3)));
  const [near] = allowed
    .map((word) => ({ word, plain: word.toLowerCase() }))
    .filter(({ word, plain }) => Math.abs(plain.length - given.length) <= farthest(word))
    .map(({ word, plain }) => ({ word, far: distance(given, plain) }))
    .filter(({ word, far }) => far <= farthest(word))
    .sort((a, b) => a.far - b.far);
  return near ? [`did you mean "${near.word}"?`] : [];
}

/** So many guesses at one kind of word: each is held against all words that there are, and nobody mends more of them by hand. */
const mostGuesses = 100;

/** `didYouMean` among the same words again and again; after many it gives nothing. */
export function guessAmong(allowed: readonly string[]): (seen: string) => string[] {
  let left = mostGuesses;
  return (seen) => {
    left -= 1;
    return left < 0 ? [] : didYouMean(seen, allowed);
  };
}

/** `a, b or c`, for messages that say what is allowed. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
