/** The bytes of a picture, and what is known of them before any browser shows them. */

/**
 * A picture read from the article's folder, without what its maker's tools wrote into it. `width` and `height` in px as it is seen, upright
 * (for SVG: of its view box).
 */
export interface Picture {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/svg+xml';
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** EXIF's 2–8, where the pixels do not lie as they are to be seen. */
  readonly orientation?: number;
  /** CMYK, a profile other than sRGB, or 16 bits a colour: no two readers show it alike. */
  readonly foreign?: boolean;
  /** May let its ground through. */
  readonly transparent?: boolean;
  /** Has more than one image. */
  readonly moving?: boolean;
  /** Kept as a photo is: recoding it as JPEG costs nothing that is seen. */
  readonly lossy?: boolean;
  /** The same for paper, where that is another. */
  readonly onPaper?: Picture;
}
