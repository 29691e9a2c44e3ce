/** The words of an SVG: which letters they have, and what they are set in where the families that it names are not there. */
import { isTag, piecesOf } from '../model/svg-pieces.ts';

interface Piece {
  /** What stands in a style sheet, between tags elsewhere, or is none of these. */
  readonly kind: 'tag' | 'sheet' | 'text' | 'other';
  readonly source: string;
}

function* kindsOf(svg: string): Generator<Piece> {
  let isSheet = false;
  for (const source of piecesOf(svg)) {
    if (isTag(source)) {
      yield { kind: 'tag', source };
      isSheet = /^<style\b/.test(source) && !source.endsWith('/>');
    } else if (source.startsWith('<') && !source.startsWith('<![CDATA[')) yield { kind: 'other', source };
    else yield { kind: isSheet ? 'sheet' : 'text', source };
  }
}

/** The code points of the words; those of entities are taken as they stand. */
export function lettersOf(svg: string): number[] {
  const words = [...kindsOf(svg)]
    .map(({ kind, source }) => (kind === 'text' ? source : ''))
    .join('')
    .replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex: string | undefined, decimal: string | undefined) =>
      letterAt(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    );
  return [...new Set(words)].map((letter) => letter.codePointAt(0) ?? 0);
}

/** What is no letter's number is a mistake in the picture; it shows nothing there. */
const letterAt = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** The SVG with `sheet`, markup, before all else in its root; every family that it names falls back to `families`. */
export function withFonts(svg: string, sheet: string, families: readonly string[]): string {
  const fallback = families.join(', ');
  const made: string[] = [];
  let isRootMet = false;
  for (const { kind, source } of kindsOf(svg)) {
    made.push(kind === 'tag' ? inTag(source, families) : kind === 'sheet' ? inRules(source, fallback) : source);
    if (isRootMet || kind !== 'tag' || !/^<svg\b/.test(source)) continue;
    isRootMet = true;
    if (source.endsWith('>') && !source.endsWith('/>')) made.push(sheet);
  }
  return made.join('');
}

function inTag(tag: string, families: readonly string[]): string {
  if (!/font(?:-family|\s*:)/.test(tag)) return tag;
  const quoted = (quote: string): string => families.map((family) => quote + family + quote).join(', ');
  return tag
    .replace(/font-family="([^"]+)"/g, `font-family="$1, ${quoted("'")}"`)
    .replace(/font-family='([^']+)'/g, `font-family='$1, ${quoted('"')}'`)
    .replace(/(\sstyle\s*=\s*)("[^"]*"|'[^']*')/g, (_, name: string, value: string) => {
      const quote = value.charAt(0);
      return name + quote + inRules(value.slice(1, -1), families.join(', ')) + quote;
    });
}

/**
 * A rule `@font-face` gives a family its name and falls back to nothing. Quotes in attributes may be entities. In `font` families stand at the end, behind
 * the size; a single word there ("inherit", "menu") names none.
 */
const namedFamilies = /@font-face\s*\{[^}]*|(?<![\w-])(font(?:-family)?)\s*:\s*((?:"[^"]*"|'[^']*'|&#?\w+;|[^;}<"'!])+)/g;

function inRules(css: string, fallback: string): string {
  return css.replace(namedFamilies, (rule: string, name: string | undefined, value: string | undefined) => {
    const families = value?.trim();
    if (!name || !value || !families || (name === 'font' && !families.includes(' '))) return rule;
    return `${name}:${families}, ${fallback}${value.slice(value.trimEnd().length)}`;
  });
}
