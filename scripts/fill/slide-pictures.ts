/**
 * Pictures side by side on a slide: rows of pictures of one height, each with its caption.
 *
 * Their height is reckoned here, from what headline and captions leave of the slide, and written as an attribute, since Marp lets no other measure
 * pass; where the estimate errs, fitting shrinks them all alike (`side-by-side.css`). Lengths in px as in `base.css`.
 */
import type { Figure, FigurePicture } from '../model/figure.ts';
import type { Inline } from '../model/inline.ts';
import type { Slide } from '../model/deck.ts';
import type { Masthead } from '../model/masthead.ts';
import { between, shapesOf } from '../model/room.ts';
import { captioned, inRows, lettersOf, setSideBySide, shownLetter, type Setting } from '../model/side-by-side.ts';
import { plainText } from '../model/walk.ts';
import { image, inlines, text } from './markdown.ts';
import type { Markdown, References } from './markdown.ts';

/** A picture as the partial reads it; what it has not is ''. */
interface ShownPicture {
  readonly picture: Markdown;
  readonly letter: Markdown;
  readonly caption: Markdown;
  readonly credit: Markdown;
  readonly hasCaption: boolean;
}

const none = '' as Markdown;

/** The rows of a figure of several pictures that stands `width` wide below the slide's headline. */
export function rowsOf(
  figure: Figure,
  slide: Slide,
  width: number,
  masthead: Masthead,
  references: References,
): readonly (readonly ShownPicture[])[] {
  const letters = lettersOf(figure, masthead.labels);
  const height = Math.max(1, Math.floor(settingOf(figure, slide, width, masthead).height));
  const words = (nodes: readonly Inline[] | undefined): Markdown => (nodes ? inlines(nodes, references) : none);
  const shown = figure.pictures.map(({ src, alt, caption, credit }, index) => ({
    picture: image(src, alt, references, 'beside', height),
    letter: text(shownLetter(letters[index] ?? '', masthead.labels)),
    caption: words(caption),
    credit: words(credit),
    hasCaption: captioned(figure)[index] === true,
  }));
  return inRows(shown);
}

/** What headline, footer and margins leave of a slide, and what stands above, between and below its pictures. */
const page = { height: 576, headline: 51, above: 20, rows: 16, below: 12 };
/** Of captions, and of the headline: an average letter's width. */
const caption = { line: 27, letter: 10.4 };
const headlineLetter = 24;

/** Captions depend on how wide the pictures are, and these on how high the captions are: reckoned in turn. */
function settingOf(figure: Figure, slide: Slide, width: number, { pictures, size }: Masthead): Setting {
  const shapes = shapesOf(figure, pictures);
  const rows = inRows(shapes).length;
  const headline = linesOf(plainText(slide.heading).length * headlineLetter, size === '4:3' ? 864 : 1152) * page.headline;
  const common = linesOf(lettersIn(figure) * caption.letter, width) * caption.line + page.below;
  const room = page.height - headline - page.above - common - page.rows * (rows - 1);
  const set = (captions: number): Setting =>
    setSideBySide(shapes, { ...between.slide, width, height: Math.max(lowest, room - captions) / rows });
  let setting = set(0);
  for (let round = 0; round < 3; round += 1) setting = set(captionsOf(figure, setting));
  return setting;
}

/** Of both rows together: where less is left, captions give way. */
const lowest = 280;

function captionsOf(figure: Figure, { shares, height }: Setting): number {
  const isCaptioned = captioned(figure);
  const heights = figure.pictures.map((picture, index) => {
    if (!isCaptioned[index]) return 0;
    return page.below + caption.line * linesOf((lettersIn(picture) + 4) * caption.letter, (shares[index] ?? 1) * height);
  });
  return inRows(heights).reduce((sum, row) => sum + Math.max(...row), 0);
}

const lettersIn = ({ caption: words = [], credit = [] }: Pick<FigurePicture, 'caption' | 'credit'>): number =>
  plainText([...words, ...credit]).length;

const linesOf = (length: number, width: number): number => Math.max(1, Math.ceil(length / width));
