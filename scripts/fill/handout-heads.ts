/**
 * What stands on a handout's pages beside the slides: running head and foot, lines to write on, and that a slide's notes go on. A document of its own
 * with one page a page, which merge lays over the others as artifacts: no reader of tags meets it.
 */
import type { NoteLines } from '../model/options.ts';
import type { Masthead } from '../model/masthead.ts';
import { linePitch, type Box } from '../model/sheet.ts';
import { numeral, phrase } from '../model/words.ts';
import { mastheadData } from './paper-data.ts';
import type { Prepared } from './prepare.ts';
import type { Fill } from './templates.ts';

/** One page. Sizes in mm. */
export interface HeadPage {
  readonly width: number;
  readonly height: number;
  /** Room to write. */
  readonly rooms: readonly Box[];
  /** Names the slide whose notes go on here. */
  readonly continued?: { readonly slide: string; readonly section: string };
}

/** All pages are of one size. `lines`: what the rooms are filled with. */
export function fillHeads(
  masthead: Masthead,
  prepared: Prepared,
  pages: readonly HeadPage[],
  lines: NoteLines,
  fill: Fill,
  fontCss: string,
): string {
  const { labels, lang } = masthead;
  const total = numeral(lang, pages.length);
  const [first] = pages;
  return fill('handout/heads.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    size: { width: first?.width ?? 0, height: first?.height ?? 0 },
    pages: pages.map(({ rooms, continued }, index) => ({
      rooms: rooms.map((room) => ({ ...room, path: linesPath(room, lines) })).filter(({ path }) => path !== ''),
      isContinued: continued !== undefined,
      slide: continued?.slide ?? '',
      section: continued?.section ?? '',
      number: phrase(labels, 'pageOf', { page: numeral(lang, index + 1), total }),
    })),
  });
}

/** The lines as one SVG path, in mm from the room's upper corner; '' where the room stays blank. */
function linesPath({ width, height }: Box, lines: NoteLines): string {
  if (lines === 'ruled') return across(width, counted(height, linePitch.ruled), linePitch.ruled, 1);
  if (lines !== 'grid') return '';
  const [columns, rows] = [counted(width, linePitch.grid), counted(height, linePitch.grid)];
  const [right, bottom] = [columns * linePitch.grid, rows * linePitch.grid];
  const down = steps(0, columns, linePitch.grid).map((x) => `M${x} 0V${bottom}`);
  return rows === 0 ? '' : across(right, rows, linePitch.grid, 0) + down.join('');
}

const counted = (length: number, pitch: number): number => Math.max(0, Math.floor(length / pitch + 0.001));

const across = (width: number, count: number, pitch: number, from: number): string =>
  steps(from, count, pitch)
    .map((y) => `M0 ${y}H${width.toFixed(2)}`)
    .join('');

const steps = (from: number, to: number, pitch: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => (from + index) * pitch);
