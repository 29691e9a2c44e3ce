/**
 * Figures: a picture with its caption, or several side by side, each a figure of its own within the common one.
 *
 * How large pictures side by side are the style sheet reckons (`side-by-side.css`), since a column is another on paper, desk and phone. It is told
 * the shares of each and of the widest row.
 */
import type { Figure, FigurePicture } from '../model/figure.ts';
import { between, ownHeight, paperRooms, shapesOf } from '../model/room.ts';
import {
  inRows,
  isSideBySide,
  lettersOf,
  setSideBySide,
  shownLetter,
  type PictureShape,
  type Surroundings,
} from '../model/side-by-side.ts';
import type { HtmlContext } from './html-context.ts';
import { inlinesHtml } from './html-inline.ts';
import { attribute, escapeHtml, join, markup, type Html } from './html-markup.ts';
import type { Prepared } from './prepare.ts';

/** With its number, caption and credit. */
export function figureHtml(figure: Figure, context: HtmlContext): Html {
  const { id, pictures } = figure;
  const shown = isSideBySide(figure)
    ? sideBySideHtml(figure, context)
    : pictureHtml(pictures[0], figureStyle(sizeOf(pictures[0], context), heightOf(id, context)), context);
  const number = markup`<span class="number">${escapeHtml(context.text.names[id] ?? '')}</span>`;
  return markup`<figure${attribute('id', id)}>${shown}${captionHtml(number, figure, context)}</figure>`;
}

/** Of paper, in mm; nothing where it is as high as it is by itself. */
const heightOf = (id: string, { heights }: HtmlContext): number | undefined =>
  heights && Object.hasOwn(heights, id) ? heights[id] : undefined;

type Size = Prepared['pictures'][string];

const sizeOf = ({ src }: FigurePicture, { prepared }: HtmlContext): Size | undefined => prepared.pictures[src];

function pictureHtml(picture: FigurePicture, style: string | undefined, context: HtmlContext): Html {
  const { alt, url } = picture;
  const shown = sizeOf(picture, context);
  const size = markup`${attribute('width', shown?.width)}${attribute('height', shown?.height)}`;
  const image = markup`<img${attribute('src', shown?.uri ?? '')}${attribute('alt', alt)}${size}${attribute('style', style)}>`;
  return url === undefined
    ? image
    : markup`<a${attribute('href', url)} rel="noreferrer" style="display:block;width:fit-content">${image}</a>`;
}

function captionHtml(before: Html, { caption, credit }: Pick<Figure, 'caption' | 'credit'>, context: HtmlContext): Html {
  const credited = credit ? markup` <span class="credit">${inlinesHtml(credit, context)}</span>` : markup``;
  return markup`<figcaption>${before} ${inlinesHtml(caption ?? [], context)}${credited}</figcaption>`;
}

/** The height on paper, in mm, where fitting lowered it; of a tall picture how wide it is for its height, so that its box is no wider on a screen. */
function figureStyle(picture: Size | undefined, height: number | undefined): string | undefined {
  const isTall = picture !== undefined && picture.height > picture.width;
  const parts = [
    ...(height === undefined ? [] : [`--height:${height}mm`]),
    ...(isTall ? [`--ratio:${(picture.width / picture.height).toFixed(3)}`] : []),
  ];
  return parts.length > 0 ? parts.join(';') : undefined;
}

function sideBySideHtml(figure: Figure, context: HtmlContext): Html {
  const { masthead, prepared } = context;
  const letters = lettersOf(figure, masthead.labels).map((letter) => escapeHtml(shownLetter(letter, masthead.labels)));
  const shapes = shapesOf(figure, prepared.pictures);
  const { shares, widest, gaps, rows } = setSideBySide(shapes, { ...between.paper, ...columnFor(shapes) });
  const own = Math.round(ownHeight(figure.pictures.flatMap(({ src }) => masthead.pictures[src] ?? [])));
  const places = figure.pictures.map((picture, index) => {
    const [{ ratio, isCaptioned } = noShape, share = 1] = [shapes[index], shares[index]];
    const part = share > ratio ? `width:${((100 * ratio) / share).toFixed(2)}%` : undefined;
    const style = `--share:${share.toFixed(4)};--own:${Math.round(own * share)}px`;
    const letter = letters[index] ? markup`<span class="number">${letters[index]}</span>` : markup``;
    const caption = isCaptioned ? captionHtml(letter, picture, context) : markup``;
    return markup`<figure${attribute('id', picture.id)}${attribute('style', style)}>${pictureHtml(picture, part, context)}${caption}</figure>`;
  });
  const height = heightOf(figure.id, context);
  const lowered = height === undefined ? '' : `;--height:${height}mm`;
  const style = `--widest:${widest.toFixed(4)};--gaps:${gaps};--rows:${rows};--most:${own}px${lowered}`;
  const row = (shown: readonly Html[]): Html => markup`<div class="row">${join(shown)}</div>`;
  return markup`<div class="side-by-side"${attribute('style', style)}>${join(inRows(places).map(row))}</div>`;
}

const noShape: PictureShape = { ratio: 1, isCaptioned: false };

/** mm: captions have room in the briefing's column; in another they have as much of it. */
const columnFor = (shapes: readonly PictureShape[]): Pick<Surroundings, 'width' | 'height'> => {
  const { width, height } = paperRooms.figure;
  return { width, height: height / inRows(shapes).length };
};
