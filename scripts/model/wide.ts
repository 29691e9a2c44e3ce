/**
 * Signs that are as wide as they are high, twice a Latin letter: those of Chinese, Japanese and Korean, their punctuation, full-width forms and emoji. They
 * are what Unicode's East Asian Width calls wide or full-width (UAX #11: `W` and `F` of EastAsianWidth.txt), by blocks, with ideographs beyond U+FFFF.
 */

/** One such sign, as the source of a pattern with the flag `u`. */
export const wideSource =
  String.raw`(?:[\u1100-\u115f\u2e80-\u303e\u3040-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]` +
  String.raw`|[\u{16fe0}-\u{18dff}\u{1b000}-\u{1b2ff}\u{1f200}-\u{1f2ff}\u{20000}-\u{3fffd}]|(?!\p{Regional_Indicator})\p{Emoji_Presentation})`;

const wide = new RegExp(`^${wideSource}`, 'u');
const firstWide = '\u1100';

/** `sign`: one code point. */
export const isWide = (sign: string): boolean => sign >= firstWide && wide.test(sign);

/** Signs of the text, wide ones twice. */
export function lettersOf(text: string): number {
  let letters = 0;
  for (const sign of text) letters += isWide(sign) ? 2 : 1;
  return letters;
}
