/**
 * Label files as bundling parsed them: a file for each language beside the bundle, and none in a checkout's sources.
 *
 * Why with their text: a label file that was edited since is parsed anew, so that an edit needs no bundling. Why not in the bundle's code: a document needs
 * one or two of all languages.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `value` is what YAML reads in `text`. */
export interface Precompiled {
  readonly text: string;
  readonly value: unknown;
}

/** `name`: the label file's, without its ending. Nothing outside a bundle. */
export function loadPrecompiled(name: string): Precompiled | undefined {
  try {
    return JSON.parse(readFileSync(fileURLToPath(new URL(`labels-${name}.json`, import.meta.url)), 'utf8')) as Precompiled;
  } catch {
    return undefined;
  }
}
