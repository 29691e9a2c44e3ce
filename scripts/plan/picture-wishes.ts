/**
 * What is to be made of each picture: one for slides, one for paper, where the picture as it is will not do.
 *
 * Rejected: a picture for each place; a briefing would hold each photo twice.
 */
import type { Article } from '../model/article.ts';
import { papers } from '../model/paper.ts';
import type { Picture } from '../model/picture.ts';
import { showsSlides, slidesPerPage } from '../model/layouts.ts';
import { pixelsInHandout, pixelsOnPrintedSlides, pixelsOnSlides, type PictureWish, type Room } from '../model/room.ts';
import { sheetMargins } from '../model/sheet.ts';
import { usedPictures, type UsedPicture } from './pictures.ts';
import { linesFor, planSheet } from './sheets.ts';

/** A picture that needs work. At least one of `slide` and `paper` is there. */
export interface PictureTask {
  readonly used: UsedPicture;
  readonly picture: Picture;
  readonly slide?: PictureWish;
  readonly paper?: PictureWish;
}

/** None for most articles: drawings are no pixels, and small pictures stay as they are. */
export function pictureTasks(article: Article): readonly PictureTask[] {
  const used = usedPictures(article).filter(({ src }) => (article.pictures[src] ?? { mime: 'image/svg+xml' }).mime !== 'image/svg+xml');
  const slideWidth = used.length > 0 ? widestSlide(article) : 0;
  return used.flatMap((one): readonly PictureTask[] => {
    const picture = article.pictures[one.src];
    if (!picture) return [];
    const { size } = article.deck;
    const slide = wishForSlides(picture, largest(one.uses.map(({ use, place }) => pixelsOnSlides(picture, use, size, place))));
    const onPaper = one.uses.flatMap(({ use, place }) => [
      pixelsInHandout(picture, use, place),
      pixelsOnPrintedSlides(picture, use, slideWidth, size, place),
    ]);
    const paper = wishForPaper(picture, largest(onPaper), one);
    return slide || paper ? [{ used: one, picture, ...(slide ? { slide } : {}), ...(paper ? { paper } : {}) }] : [];
  });
}

/** mm; 132 in the briefing (`.slide-paper` of templates/briefing/briefing.css). */
function widestSlide({ paper, deck, handout }: Article): number {
  const ratio = deck.size === '4:3' ? 4 / 3 : 16 / 9;
  const widths = handout.layout.filter(showsSlides).map((layout) => {
    if (!isSheet(layout)) return papers[paper].width - 2 * sheetMargins.side;
    const count = slidesPerPage(layout);
    const { cells } = planSheet({ paper, count, ratio, lines: linesFor(count, handout.lines), order: handout.order });
    return Math.max(...cells.map(({ slide }) => slide.width));
  });
  return Math.max(132, ...widths);
}

const isSheet = (layout: Article['handout']['layout'][number]): layout is Extract<typeof layout, `slides-${string}`> =>
  layout.startsWith('slides-');

const largest = (rooms: readonly Room[]): Room => rooms.reduce((a, b) => (b.width > a.width ? b : a));

/** More pixels than needed by this much are not worth a loss of sharpness. */
const notable = 1.25;

/** Never more pixels than there are. */
function sizeFor({ width, height }: Picture, needed: Room): Room {
  return width > needed.width * notable ? needed : { width, height };
}

/** Kept as a photo or as a drawing, whichever it was. A film stays one: slides are shown. */
function wishForSlides(picture: Picture, needed: Room): PictureWish | undefined {
  const { mime } = picture;
  const size = sizeFor(picture, needed);
  const isSame = size.width === picture.width && picture.orientation === undefined && picture.foreign !== true;
  if (isSame || picture.moving === true) return undefined;
  return { ...size, mime: mime === 'image/jpeg' || mime === 'image/webp' ? mime : 'image/png', white: false };
}

/** On white, which paper is: a printer that mixes see-through parts itself does so coarsely. A PDF holds WebP unpacked, so its photos become JPEG. */
function wishForPaper(picture: Picture, needed: Room, { uses }: UsedPicture): PictureWish | undefined {
  const size = sizeFor(picture, needed);
  const isClear = picture.transparent === true && uses.some(({ use }) => use !== 'inline');
  const isSure =
    size.width < picture.width ||
    picture.orientation !== undefined ||
    picture.foreign === true ||
    picture.moving === true ||
    picture.mime === 'image/webp';
  if (!isSure && !isClear) return undefined;
  return { ...size, mime: picture.lossy === true ? 'image/jpeg' : 'image/png', white: isClear && !isSure ? 'ifClear' : isClear };
}
