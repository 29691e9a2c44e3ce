/**
 * Collects diagnostics while a source is read.
 *
 * Why a collector that is handed around: parsing always goes on to the end, so that one run shows all problems.
 */
import { distance } from 'fastest-levenshtein';
import type { Diagnostic, Position } from '../model/diagnostic.ts';

/** Takes a problem; `hints` may be left out. */
export interface Problems {
  readonly list: readonly Diagnostic[];
  error(ruleId: string, position: Position, message: string, ...hints: string[]): void;
  warning(ruleId: string, position: Position, message: string, ...hints: string[]): void;
}

export function collectProblems(): Problems {
  const list: Diagnostic[] = [];
  const add =
    (severity: Diagnostic['severity']) =>
    (ruleId: string, position: Position, message: string, ...hints: string[]): void => {
      list.push({ ruleId, severity, message, position, hints });
    };
  return { list, error: add('error'), warning: add('warning') };
}

/** `['did you mean "duration"?']` for the nearest allowed word, or nothing when none is near. */
export function didYouMean(seen: string, allowed: readonly string[]): string[] {
  const near = allowed
    .map((word) => ({ word, far: distance(seen.toLowerCase(), word.toLowerCase()) }))
    .filter(({ word, far }) => far <= (Math.min(word.length, seen.length) < 4 ? 1 : Math.max(2, Math.floor(word.length / 3))))
    .sort((a, b) => a.far - b.far)[0];
  return near ? [`did you mean "${near.word}"?`] : [];
}

/** `a, b or c`, for messages that say what is allowed. */
export function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
