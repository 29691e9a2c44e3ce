/**
 * Slides on paper: how they stand on a page so that each is as large as it can be.
 *
 * Room to write needs a page upright, with the room beside the slide or below it, whichever leaves the slide larger. Without it the page is turned where
 * that makes the slides larger by a twentieth or more: nine wide slides gain a half.
 * Rejected: a table of fixed arrangements; 4:3 slides and long papers want others.
 */
import type { NoteLines } from '../model/options.ts';
import { papers, type Paper } from '../model/paper.ts';
import { linePitch, sheetMargins, type Box, type Cell, type Sheet } from '../model/sheet.ts';

/** What a layout asks of its pages. */
export interface SheetWish {
  readonly paper: Paper;
  /** Slides a page. */
  readonly count: number;
  /** A slide's width by its height. */
  readonly ratio: number;
  readonly lines: NoteLines;
  readonly order: 'across' | 'down';
}

/** Between slides, for the caption below each, and between a slide and its room. mm. */
const gap = 6;
const caption = 6;
/** Least room beside a slide, and below it as lines and as part of the height. */
const leastBeside = 70;
const leastBelow = { height: 3 * linePitch.ruled, part: 0.3 };
/** What turning the page has to gain. */
const gain = 1.05;

interface Arrangement {
  readonly page: { readonly width: number; readonly height: number };
  readonly columns: number;
  readonly rows: number;
  readonly room: 'none' | 'beside' | 'below';
  /** Of each slide. */
  readonly width: number;
}

/** Ruled up to three slides a page, none above, where the article says nothing. */
export function linesFor(count: number, lines: NoteLines | undefined): NoteLines {
  return lines ?? (count <= 3 ? 'ruled' : 'none');
}

/** The page that all slides but the last ones are set on. */
export function planSheet(wish: SheetWish): Sheet {
  const upright = papers[wish.paper];
  const turned = { width: upright.height, height: upright.width };
  const best = largest(arrangements(upright, wish));
  const wide = wish.lines === 'none' ? largest(arrangements(turned, wish)) : best;
  return measureOut(wide.width > best.width * gain ? wide : best, wish);
}

function arrangements(page: Arrangement['page'], { count, ratio, lines }: SheetWish): readonly Arrangement[] {
  const grids = Array.from({ length: count }, (_, index) => index + 1).filter((columns) => count % columns === 0);
  const rooms = lines === 'none' ? (['none'] as const) : (['beside', 'below'] as const);
  return grids.flatMap((columns) =>
    rooms.map((room) => {
      const rows = count / columns;
      return { page, columns, rows, room, width: slideWidth(cellSize(page, columns, rows), room, ratio) };
    }),
  );
}

function slideWidth(cell: { readonly width: number; readonly height: number }, room: Arrangement['room'], ratio: number): number {
  const beside = room === 'beside' ? leastBeside + gap : 0;
  const below = room === 'below' ? Math.max(leastBelow.height, leastBelow.part * cell.height) : 0;
  return Math.min(cell.width - beside, (cell.height - caption - below) * ratio);
}

const largest = (all: readonly Arrangement[]): Arrangement => all.reduce((best, one) => (one.width > best.width ? one : best));

function cellSize(page: Arrangement['page'], columns: number, rows: number): { width: number; height: number } {
  const [width, height] = [page.width - 2 * sheetMargins.side, page.height - sheetMargins.top - sheetMargins.bottom];
  return { width: (width - (columns - 1) * gap) / columns, height: (height - (rows - 1) * gap) / rows };
}

function measureOut({ page, columns, rows, room, width }: Arrangement, { count, ratio, order }: SheetWish): Sheet {
  const size = cellSize(page, columns, rows);
  const cells = Array.from({ length: count }, (_, index): Cell => {
    const [column, row] = order === 'down' ? [Math.floor(index / rows), index % rows] : [index % columns, Math.floor(index / columns)];
    const cell: Box = { x: sheetMargins.side + column * (size.width + gap), y: sheetMargins.top + row * (size.height + gap), ...size };
    return cellOf(cell, room, { width, height: width / ratio }, columns === 1 ? 0.5 : column / (columns - 1));
  });
  return { ...page, cells };
}

/** Without room to write, `shift` is how far a slide that is narrower than its cell moves to its end: the outer ones stand at the margins. */
function cellOf(cell: Box, room: Arrangement['room'], slide: { readonly width: number; readonly height: number }, shift: number): Cell {
  const { x, y, width, height } = cell;
  const below = slide.height + caption;
  if (room === 'none') return { slide: { x: x + (width - slide.width) * shift, y, ...slide } };
  if (room === 'below') return { slide: { x, y, ...slide }, room: { x, y: y + below, width, height: height - below } };
  const start = slide.width + gap;
  return { slide: { x, y, ...slide }, room: { x: x + start, y, width: width - start, height } };
}
