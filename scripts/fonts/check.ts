/**
 * Which characters of an article no embedded font can show: found before printing, at their place in the source.
 *
 * Why once a script: a text in a script without a font would be one warning a letter. Why a warning: all else of the article can be made,
 * and a machine that has such a font may still show it.
 */
import { missingScripts, type MissingScript } from '../fonts.ts';
import type { Diagnostic, Position } from '../model/diagnostic.ts';

/** Code is set in a third family, whose sibling has more than these. */
const families = ['Plus Jakarta Sans', 'Source Serif 4'];

/**
 * Most texts hold no others, and every embedded family has these (a test sees to it): nothing is read for them. Words in letters of mathematics (U+1D400–1D7FF)
 * become plain ones as they are read.
 */
const unusual = /[^\0-\u{FF}–—‘’‚“”„†•…€™\u{1D400}-\u{1D7FF}]/gu;

/** How many characters a message lists, so that it stays a line or two. */
const listed = 20;

/** `missing-glyph`, a warning for each script, where its first such character stands. `text` is the source as it lies in `file`. */
export function findMissingGlyphs(text: string, file: string, lang: string): readonly Diagnostic[] {
  const characters = new Set(text.match(unusual));
  if (characters.size === 0) return [];
  const missing = missingScripts([...characters].join(''), families, lang);
  return missing.map((script) => describe(script, placeOf(script.characters, text, file)));
}

function describe({ script, package: remedy, characters }: MissingScript, position: Position): Diagnostic {
  const [first = '', ...more] = characters;
  const code = `U+${(first.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const rest = more.length === 0 ? '' : `, nor ${more.slice(0, listed).join(' ')}${more.length > listed ? ' …' : ''}`;
  const hints = [remedy === undefined ? 'replace it' : `"npm install ${remedy}" may bring it, or replace it`];
  const message = `no font that documents embed has "${first}" (${code}, ${script})${rest}`;
  return { ruleId: 'missing-glyph', severity: 'warning', message, position, hints };
}

function placeOf(characters: readonly string[], text: string, file: string): Position {
  const before = text.slice(0, Math.min(...characters.map((character) => text.indexOf(character)))).split('\n');
  return { file, line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
