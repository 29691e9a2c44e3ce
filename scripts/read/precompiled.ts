/**
 * Label files as they were parsed, by their name: none here; bundling puts those of `templates/labels/` in this file's place.
 *
 * Why with their text: a label file that was edited since is parsed anew, so that an edit needs no bundling.
 */

/** `value` is what YAML reads in `text`. */
export interface Precompiled {
  readonly text: string;
  readonly value: unknown;
}

export const precompiled: Readonly<Record<string, Precompiled>> = {};
