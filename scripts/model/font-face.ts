/** A font face as it is embedded. */

/** One embedded font face: a piece of a family that covers `unicodeRange` (CSS syntax). `data` is WOFF2. */
export interface FontFace {
  readonly family: string;
  readonly weight: number;
  readonly style: 'normal' | 'italic';
  readonly unicodeRange: string;
  readonly data: Uint8Array;
}
