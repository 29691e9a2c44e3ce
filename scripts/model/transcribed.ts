/**
 * Words in letters of phonetic transcription, or with marks that no letter has in one: "[ˈwɔːtə]", "t͡ʃ", "r̥ṣi".
 *
 * Why they are told from others: text families have some of these letters and none of most marks, and a word must not be set in two or three faces, nor
 * a mark beside a letter of another font. A style sheet gives such words the face that has them all. Rejected: by what the fonts have; a rule by
 * Unicode's blocks is the same for every family, and needs no font to be read.
 */

/**
 * IPA but "ə", an Azerbaijani letter; length, tone and the like; small capitals and barred letters. Raised letters ("XIXᵉ", "pʰ") look alike in all fonts. Then
 * marks, but those that families set on plain letters, and the Cyrillic accent.
 */
const letters = '\\u0250-\\u0258\\u025A-\\u02AF\\u02C0\\u02C1\\u02D0\\u02D1\\u02DE\\u02E4-\\u02E9\\u1D00-\\u1D2B\\u1D6B-\\u1D9A';
const marks = '\\u0302\\u0305-\\u0307\\u0309-\\u036F\\u1DC0-\\u1DFF';
const rare = new RegExp(`[${letters}${marks}]|(?<![A-Za-z])[\\u0300\\u0303\\u0304\\u0308]|(?<![A-Za-z\\p{sc=Cyrl}])\\u0301`, 'u');

/** All of them stand here; without `u` it is many times as fast. */
const near = /[\u0250-\u036F\u1D00-\u1DFF]/;

/** What brackets or slashes hold together, else a word. */
const words = /(\[[^[\]]{1,120}\]|(?<!\S)\/[^/]{1,120}\/|\S+)/;

export const isTranscribed = (text: string): boolean => near.test(text) && rare.test(text);

/** The text in pieces, of which the second, fourth, … are transcribed. */
export function transcribedPieces(text: string): readonly string[] {
  if (!isTranscribed(text)) return [text];
  const pieces = [''];
  for (const piece of text.split(words)) {
    const isPlain = !rare.test(piece);
    if (isPlain === (pieces.length % 2 === 1)) pieces[pieces.length - 1] += piece;
    else pieces.push(piece);
  }
  return pieces;
}
