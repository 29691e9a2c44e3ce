/**
 * What stands at the head and foot of every briefing page, as a document of its own with one page a page.
 *
 * Why stamped: Chromium's margin boxes know neither the section that a page is in nor the pages of the other prints. Merge lays these
 * pages over the others as artifacts.
 */
import type { Masthead } from '../model/document.ts';
import { numeral, phrase } from '../model/words.ts';
import type { Prepared } from './prepare.ts';
import { mastheadData } from './paper-data.ts';
import type { Fill } from './templates.ts';

/** One page's stamp. Sizes in mm. `bare` pages (the cover) stay empty. */
export interface StampPage {
  readonly width: number;
  readonly height: number;
  /** The section's or part's name; the title stands opposite. */
  readonly section?: string;
  /** The page's own number; roman where `total` is not set. */
  readonly page: number;
  readonly total?: number;
  readonly bare?: boolean;
}

/** The stamps, on pages of the sizes given. */
export function fillStamps(masthead: Masthead, prepared: Prepared, pages: readonly StampPage[], fill: Fill, fontCss: string): string {
  const sizes = new Map(pages.map(({ width, height }) => [sizeName(width, height), { name: sizeName(width, height), width, height }]));
  const stamps = pages.map((page) => ({
    size: sizeName(page.width, page.height),
    stamped: !page.bare,
    section: page.section ?? '',
    number: pageNumber(page, masthead),
  }));
  return fill('briefing/stamps.html.hbs', { ...mastheadData(masthead, prepared), fontCss, sizes: [...sizes.values()], stamps });
}

function pageNumber({ page, total }: StampPage, { labels, lang }: Masthead): string {
  if (total === undefined) return roman(page);
  return phrase(labels, 'pageOf', { page: numeral(lang, page), total: numeral(lang, total) });
}

const romans = [
  ...([
    [1000, 'm'],
    [900, 'cm'],
    [500, 'd'],
    [400, 'cd'],
    [100, 'c'],
    [90, 'xc'],
  ] as const),
  ...([
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ] as const),
];

/** Small roman numerals, as front matter has them: 4 is "iv". */
export function roman(value: number): string {
  const [step, letters] = romans.find(([size]) => size <= value) ?? [0, ''];
  return step === 0 ? '' : letters + roman(value - step);
}

function sizeName(width: number, height: number): string {
  return `size-${width.toFixed(1)}-${height.toFixed(1)}`.replaceAll('.', '_');
}
