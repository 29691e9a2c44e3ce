/**
 * Templates as Handlebars compiles them, by their path: none here; bundling puts those of `templates/` in this file's place.
 *
 * Why with their text: a template that was edited since is compiled anew, so that an edit needs no bundling.
 */

/** `specification` is what `Handlebars.precompile` gives, as an object. */
export interface Precompiled {
  readonly text: string;
  readonly specification: unknown;
}

/** By the template's path below `templates/`. Empty but in the bundle, which has its own of this file. */
export const precompiled: Readonly<Record<string, Precompiled>> = {};
