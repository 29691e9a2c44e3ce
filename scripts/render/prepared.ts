/**
 * What bundling works out once so that no build has to: parsed themes, their packed CSS, marp-cli's presentation template.
 *
 * Why a file beside the bundle and not in it: it is made by running the bundled code. In a checkout's sources there is none, and
 * everything works without it, a second later.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A built-in theme as Marp parses it. `source` is the SHA-256 of the CSS that it was parsed from. */
export interface PreparedTheme {
  readonly source: string;
  readonly name: string;
  readonly css: string;
  readonly meta: Readonly<Record<string, string | readonly string[]>>;
  readonly imports: readonly string[];
  readonly width?: string;
  readonly height?: string;
}

/** Packed CSS of a theme, cut where a deck's own style goes. */
export interface PackedTheme {
  readonly before: string;
  readonly after: string;
}

/** The stock presentation file around head tags, CSS, slides and notes. */
export interface Shell {
  readonly head: string;
  readonly middle: string;
  readonly tail: string;
}

/** What is made of marp-cli and marp-core while the command is bundled. */
export interface Prepared {
  readonly themes: readonly PreparedTheme[];
  /** By `packKey`. */
  readonly packs: Readonly<Record<string, PackedTheme>>;
  readonly shell: Shell;
  /** The parts of a deck's own style that are the same in many decks, as they stand in `deck.md` and as Marp packs them. */
  readonly styles: readonly { readonly text: string; readonly packed: string }[];
}

const preparedFile = 'prepared.json';

let read: { readonly value: Prepared | undefined } | undefined;

/** What bundling prepared, or nothing outside a bundle. */
export function loadPrepared(): Prepared | undefined {
  read ??= { value: readPrepared() };
  return read.value;
}

function readPrepared(): Prepared | undefined {
  try {
    return JSON.parse(readFileSync(fileURLToPath(new URL(preparedFile, import.meta.url)), 'utf8')) as Prepared;
  } catch {
    return undefined;
  }
}
