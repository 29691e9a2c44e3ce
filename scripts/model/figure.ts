/** A figure of an article: one picture, or several side by side, with what is written below them. */
import type { Position } from './diagnostic.ts';
import type { Inline } from './inline.ts';

/** A picture that has its line to itself, or several that share one and stand side by side. */
export interface Figure {
  readonly type: 'figure';
  /** The author's, or one made from its number: every figure has one. */
  readonly id: string;
  /** At most `mostPictures`. */
  readonly pictures: readonly [FigurePicture, ...FigurePicture[]];
  readonly caption?: readonly Inline[];
  readonly credit?: readonly Inline[];
  readonly position: Position;
}

/** A picture of a figure. Only one of several has an id, a caption or a credit of its own; those of one that stands alone are the figure's. */
export interface FigurePicture {
  /** A key of `Article.pictures`. */
  readonly src: string;
  readonly alt: string;
  /** Where it leads: http, https or mailto, checked. */
  readonly url?: string;
  /** The author's. */
  readonly id?: string;
  readonly caption?: readonly Inline[];
  readonly credit?: readonly Inline[];
  readonly position: Position;
}
