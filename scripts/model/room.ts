/**
 * How large the templates show a picture: what it must hold in pixels follows from that.
 *
 * The numbers are the style sheets' own, told here once more because a picture is prepared before there is a page to measure it in; a test holds
 * them to the style sheets. Rejected: measuring a first print; every article with a photo would be printed twice.
 */
import type { Figure } from './figure.ts';
import type { SlideSize } from './options.ts';
import type { Picture } from './picture.ts';
import { captioned, inRows, setSideBySide, type PictureShape } from './side-by-side.ts';

/** What a picture is to its text. `inline`: as high as a letter. */
export type PictureUse = 'figure' | 'logo' | 'inline';

/** A size; mm on paper, CSS px on slides, picture px in a wish: whoever gives one says which. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** What to make of a picture, in px. */
export interface PictureWish extends Room {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp';
  /** Laid on white; `ifClear`: nothing is made of a picture that turns out to let nothing through. */
  readonly white: boolean | 'ifClear';
}

/** Of paper, in mm: the briefing's column (`--measure`; the handout's is 3 mm narrower) and the most that `.text figure img` may be high; the cover's logo; a letter of the largest heading. */
export const paperRooms: Readonly<Record<PictureUse, Room>> = {
  figure: { width: 126, height: 120 },
  logo: { width: 100, height: 16 },
  inline: { width: 126, height: 8 },
};

/** Of a slide, in CSS px: what its margins leave; the cover's logo; a letter of the largest type. */
const slideRooms: Readonly<Record<PictureUse, Room>> = {
  figure: { width: 1152, height: 576 },
  logo: { width: 480, height: 64 },
  inline: { width: 1152, height: 84 },
};
/** What a 4:3 slide takes off the width. */
const narrower = 288;

/** The reading column of handout.html on a wide screen, in CSS px (33rem of 18 px): there, a picture may be as high as it is. */
const screenColumn = 594;
/** The widest column, in CSS px, in which pictures side by side stand below each other instead. */
const phoneColumn = 452;

/** Photos on paper: what offset and laser printers resolve. Below `lowest` the pixels are seen. */
export const printed = { dpi: 300, lowest: 100 } as const;
/** Pixels a CSS px: screens are twice as dense as CSS says. */
const screenDensity = 2;
/** Pixels a mm at one dot an inch. */
const perMillimetre = 1 / 25.4;

/** What one of several pictures side by side has of a figure's room: mm on paper, CSS px on slides. */
export interface Place {
  readonly paper: Room;
  readonly slide: Room;
}

/** What pictures side by side have between them, and the least width of a caption: mm of paper, CSS px of slides, as the style sheets have it. */
export const between = { paper: { gap: 4, least: 24 }, slide: { gap: 24, least: 176 } } as const;

/** Where the pictures of a figure stand that has several; one that is missing is taken for a square. */
export function placesOf(figure: Figure, all: Readonly<Record<string, Picture>>, size: SlideSize = '16:9'): readonly Place[] {
  const { pictures } = figure;
  const shapes = shapesOf(figure, all);
  const rows = inRows(pictures).length;
  const own = ownHeight(pictures.flatMap(({ src }) => all[src] ?? [])) / 96 / perMillimetre;
  const [paper, slide] = [paperRooms.figure, slideRooms.figure];
  const width = size === '4:3' ? slide.width - narrower : slide.width;
  const onPaper = setSideBySide(shapes, { ...between.paper, width: paper.width, height: Math.min(own, paper.height / rows) }).height;
  const onSlide = setSideBySide(shapes, { ...between.slide, width, height: slide.height / rows }).height;
  const room = (height: number, ratio: number): Room => ({ width: height * ratio, height });
  return shapes.map(({ ratio }) => ({ paper: room(onPaper, ratio), slide: room(onSlide, ratio) }));
}

/** What of a figure's pictures says how they are set side by side. */
export function shapesOf(figure: Figure, all: Readonly<Record<string, Room>>): readonly PictureShape[] {
  const isCaptioned = captioned(figure);
  return figure.pictures.map(({ src }, index) => ({ ratio: ratioOf(all[src]), isCaptioned: isCaptioned[index] === true }));
}

/** Width by height. */
const ratioOf = (picture: Room | undefined): number => (picture ? picture.width / picture.height : 1);

/** Px; a picture smaller than that does not make larger ones beside it so small: it is stretched, and told of as coarse. */
const leastOwn = 120;

/** In px: as high as the lowest of some photos is by itself, so that none is stretched; drawings can be, and among themselves are as high as the highest. */
export function ownHeight(pictures: readonly (Room & Pick<Picture, 'mime'>)[]): number {
  const photos = pictures.filter(({ mime }) => mime !== 'image/svg+xml').map(({ height }) => height);
  const highest = Math.max(1, ...(photos.length > 0 ? photos : pictures.map(({ height }) => height)));
  return Math.max(Math.min(highest, ...photos), Math.min(leastOwn, highest));
}

/** The pixels that a picture needs for a use at `dpi`, on paper: its own shape, as large as its room. */
export function pixelsOnPaper(picture: Picture, use: PictureUse, dpi: number = printed.dpi, place?: Place): Room {
  const { width, height } = place?.paper ?? paperRooms[use];
  return whole(within(picture, { width: width * dpi * perMillimetre, height: height * dpi * perMillimetre }));
}

/** The pixels that handout.html needs: those of paper, and of a picture so tall that paper shows it narrow, those of the screen's column. */
export function pixelsInHandout(picture: Picture, use: PictureUse, place?: Place): Room {
  const paper = pixelsOnPaper(picture, use, printed.dpi, place);
  const screen = whole(within(picture, { width: place ? phoneColumn : screenColumn, height: Infinity }));
  return use === 'figure' && screen.width > paper.width ? screen : paper;
}

/** The pixels that it needs on slides. */
export function pixelsOnSlides(picture: Picture, use: PictureUse, size: SlideSize = '16:9', place?: Place): Room {
  const { width, height } = place?.slide ?? slideRooms[use];
  const room = size === '4:3' && use !== 'logo' && !place ? width - narrower : width;
  return whole(within(picture, { width: room * screenDensity, height: height * screenDensity }));
}

/** The pixels that it needs where slides are printed `slideWidth` mm wide. */
export function pixelsOnPrintedSlides(
  picture: Picture,
  use: PictureUse,
  slideWidth: number,
  size: SlideSize = '16:9',
  place?: Place,
): Room {
  const shown = pixelsOnSlides(picture, use, size, place);
  const scale = (slideWidth * perMillimetre * printed.dpi) / (size === '4:3' ? 960 : 1280) / screenDensity;
  return whole({ width: shown.width * scale, height: shown.height * scale });
}

/** mm on paper. A figure is shown in its own size (96 px an inch) or as its room allows; a logo fills its room; nothing for what is as high as a letter. */
export function sizeOnPaper(picture: Picture, use: PictureUse, place?: Place): Room | undefined {
  if (use === 'inline') return undefined;
  if (place) return within(picture, place.paper);
  const own = { width: picture.width / 96 / perMillimetre, height: picture.height / 96 / perMillimetre };
  const room = within(picture, paperRooms[use]);
  return use === 'figure' && own.width < room.width ? own : room;
}

/** The largest of a shape in a room. */
function within({ width, height }: Room, room: Room): Room {
  const scale = Math.min(room.width / width, room.height / height);
  return { width: width * scale, height: height * scale };
}

/** In pixels, at least one. */
function whole({ width, height }: Room): Room {
  return { width: Math.max(1, Math.ceil(width)), height: Math.max(1, Math.ceil(height)) };
}
