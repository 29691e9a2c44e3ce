/**
 * Pictures that leave a page half empty since they did not fit below its text: made as much smaller as lets them stand there.
 *
 * Only pictures of the author's, and only down to what still can be looked at; charts and diagrams hold words, which would become too small. Rejected: to
 * let the text behind a picture come before it, as TeX does; a picture then stands in another section, and on a phone where nobody looks for it.
 */
import type { Figure } from '../../model/figure.ts';
import { papers } from '../../model/paper.ts';
import type { Picture } from '../../model/picture.ts';
import type { Masthead } from '../../model/masthead.ts';
import type { PaperText } from '../../model/paper-text.ts';
import { between, placesOf, sizeOnPaper, type Place } from '../../model/room.ts';
import { inRows, isSideBySide } from '../../model/side-by-side.ts';
import { plainText, walk } from '../../model/walk.ts';

/** A figure of the text, in mm: its pictures, those of two rows together, as high as it is by itself, the least that it may be made, and what stands below it. */
export interface PaperFigure {
  readonly id: string;
  readonly height: number;
  readonly least: number;
  readonly below: number;
}

/** Heights in mm of pictures that have been made smaller, by id; `undefined`: it was tried, and is as high as it is by itself. */
export type FigureHeights = Readonly<Record<string, number | undefined>>;

/** The page's margins and where its column of text stands, in mm from its edges. */
export interface PaperColumn {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

type Sheet = Pick<Masthead, 'paper' | 'direction'>;

/** As the style sheets set it (templates/handout/page.html.hbs): notes stand in the margin beside it. */
export function handoutColumn({ paper, direction }: Sheet): PaperColumn {
  const [top, bottom, side, measure] = [22, 24, 20, 123];
  const { width } = papers[paper];
  return direction === 'ltr'
    ? { top, bottom, left: side, right: side + measure }
    : { top, bottom, left: width - side - measure, right: width - side };
}

/** As wide as the paper: nothing stands beside a briefing's text (templates/briefing/page.html.hbs). */
export const briefingColumn = ({ paper }: Sheet): PaperColumn => ({ top: 26, bottom: 26, left: 0, right: papers[paper].width });

/** A photo may lose so much of its height, a drawing less: it holds words. */
const leastShare = { photo: 0.5, drawing: 0.75 } as const;
/** mm; no picture is made lower than that. */
const leastHeight = 40;

/** Pictures that are high enough to be pushed to the next page by their height. */
export function paperFigures({ introduction, sections }: PaperText, pictures: Readonly<Record<string, Picture>>): readonly PaperFigure[] {
  const blocks = [
    ...introduction,
    ...sections.flatMap((section) => [...section.blocks, ...section.points.flatMap((point) => point.blocks)]),
  ];
  return walk(blocks).flatMap((node) => {
    if (node.type !== 'figure') return [];
    const shown = node.pictures.flatMap(({ src }) => pictures[src] ?? []);
    if (shown.length < node.pictures.length) return [];
    const places = isSideBySide(node) ? placesOf(node, pictures) : [];
    const [first] = shown;
    const rows = inRows(shown).length;
    const height = rows * ((first && sizeOnPaper(first, 'figure', places[0])?.height) ?? 0);
    const share = shown.some(({ mime }) => mime === 'image/svg+xml') ? leastShare.drawing : leastShare.photo;
    const least = Math.max(leastHeight, share * height);
    const below = captionHeight(node) + captionsBetween(node, places);
    return least < height ? [{ id: node.id, height, least, below }] : [];
  });
}

/** mm, and letters of a caption's line: as the style sheets set it, with some to spare. */
const caption = { before: 3, line: 4.3, letters: 68 };

function captionHeight({ caption: words = [], credit }: Figure): number {
  const lines = (text: string): number => Math.ceil((text.length + 12) / caption.letters);
  return caption.before + caption.line * (lines(plainText(words)) + (credit ? lines(plainText(credit)) : 0));
}

/** Of pictures side by side: below each row what its pictures are called, and between two rows what parts them. Lower pictures have narrower captions. */
function captionsBetween(figure: Figure, places: readonly Place[]): number {
  if (!isSideBySide(figure)) return 0;
  const heights = figure.pictures.map(({ caption: words, credit }, index) => {
    if (!words && !credit) return 0;
    const width = Math.max(between.paper.least, (places[index]?.paper.width ?? 0) * leastShare.drawing);
    const lines = Math.ceil(((plainText([...(words ?? []), ...(credit ?? [])]).length + 4) * (paperColumnWidth / caption.letters)) / width);
    return caption.before + caption.line * (lines + (credit ? 1 : 0));
  });
  const rows = inRows(heights);
  return rows.reduce((sum, row) => sum + Math.max(...row), between.paper.gap * (rows.length - 1));
}

/** mm, of which a caption's line has so many letters. */
const paperColumnWidth = 123;

/** mm above a picture, and above a heading that it stands below, which has none at a page's top: more than either, and what an estimate may be wrong by. */
const above = { picture: 10, heading: 20 } as const;

interface Found {
  /** `top` in pt, as Chromium counts: at the page's upper edge for what stands highest in its column. */
  readonly destinations: Readonly<Record<string, { readonly page: number; readonly top: number }>>;
  /** In pt. */
  readonly leftOver: Readonly<Record<string, number>>;
  readonly sizes: readonly { readonly height: number }[];
}

/**
 * The next heights to try: those that were given and one more, that of the first picture that would fit below the text of the page before it; nothing
 * where there is none. One whose height did not help is as high as it is by itself again.
 */
export function nextHeights(
  figures: readonly PaperFigure[],
  heights: FigureHeights,
  { destinations, leftOver, sizes }: Found,
): FigureHeights | undefined {
  for (const { id, height, least, below } of figures) {
    const [place, room] = [destinations[id], leftOver[id]];
    if (!place || room === undefined) continue;
    const head = millimetres((sizes[place.page]?.height ?? 0) - place.top);
    const taken = head > 1 ? head + above.heading : above.picture;
    const possible = Math.floor(millimetres(room) - taken - below + hair);
    if (Object.hasOwn(heights, id)) {
      if (heights[id] === undefined || possible < least) continue;
      return { ...heights, [id]: undefined };
    }
    if (possible >= least && possible < height) return { ...heights, [id]: possible };
  }
  return undefined;
}

/** mm that reckoning loses. */
const hair = 1e-6;

const millimetres = (points: number): number => (points * 25.4) / 72;
