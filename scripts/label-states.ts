/**
 * The state of label files below `root`, by the content of those that a language uses.
 *
 * Why not of all: a build in which nothing changed would read a dozen languages for the sake of one.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { hashOf } from './cache/shelf.ts';
import { labelFiles } from './model/label-files.ts';

/** One state is one text: equal where the labels are. */
export interface LabelStates {
  /** Read once. */
  of(lang: string): string;
  /** Some file was changed since this was made: what was made in between may hold its old words. */
  areOld(): boolean;
}

/** `root`: the package's. */
export function openLabelStates(root: string): LabelStates {
  const known = new Map<string, string>();
  const opened = timesIn(root);
  return {
    of(lang) {
      const state = known.get(lang) ?? labelsState(root, [lang]);
      known.set(lang, state);
      return state;
    },
    areOld: () => timesIn(root) !== opened,
  };
}

/** Of all files that these languages use. */
export function labelsState(root: string, langs: readonly string[]): string {
  const wanted = new Set(langs.flatMap(labelFiles).map((tag) => `${tag}.yaml`));
  const names = namesIn(root).filter((name) => wanted.has(name.toLowerCase()));
  return hashOf(names.map((name) => readFileSync(path.join(folderIn(root), name))));
}

const folderIn = (root: string): string => path.join(root, 'templates', 'labels');
const namesIn = (root: string): readonly string[] => readdirSync(folderIn(root)).sort();

/** When each was changed, without reading any. */
function timesIn(root: string): string {
  return namesIn(root)
    .map((name) => `${name} ${statSync(path.join(folderIn(root), name), { throwIfNoEntry: false })?.mtimeMs}`)
    .join('\n');
}
