/**
 * What stands at the head and foot of every briefing page, as a document of its own with one page a page.
 *
 * Why stamped: Chromium's margin boxes know neither the section that a page is in nor the pages of the other prints. Merge lays these
 * pages over the others as artifacts.
 */
import type { StampPage } from '../model/briefing.ts';
import type { Masthead } from '../model/masthead.ts';
import { numeral, phrase, roman } from '../model/words.ts';
import type { Prepared } from './prepare.ts';
import { mastheadData } from './paper-data.ts';
import { sizeName, stampSizes } from './stamp-sizes.ts';
import type { Fill } from './templates.ts';

/** What a draft shows on every page: which text it was made from, and a picture of its label (a `data:` URI) to lie across. */
export interface DraftMark {
  readonly hash: string;
  readonly picture: string;
}

/** What stamps show beside heads and numbers. */
export interface StampOptions {
  /** mm at the inner edge beside the usual margin. */
  readonly binding?: number;
  readonly draft?: DraftMark | undefined;
}

/** The stamps, on pages of the sizes given. */
export function fillStamps(
  masthead: Masthead,
  prepared: Prepared,
  pages: readonly StampPage[],
  fill: Fill,
  fontCss: string,
  { binding = 0, draft }: StampOptions = {},
): string {
  const stamps = pages.map((page) => ({
    size: sizeName(page),
    side: page.verso ? ' verso' : '',
    whole: !page.bare && !page.crowded?.head,
    numbered: !page.bare && !page.crowded?.foot,
    section: page.section ?? '',
    number: pageNumber(page, masthead),
  }));
  return fill('briefing/stamps.html.hbs', {
    ...mastheadData(masthead, prepared),
    fontCss,
    binding,
    draft,
    isTight: draft !== undefined && masthead.marking !== undefined,
    sizes: stampSizes(pages),
    stamps,
  });
}

/** A label in large letters, to be pictured and laid across a draft's pages. Width and height in px. */
export function fillWatermark(masthead: Masthead, fill: Fill, fontCss: string, size: { width: number; height: number }): string {
  const { lang, direction, title, labels } = masthead;
  return fill('briefing/watermark.html.hbs', { lang, direction, title, fontCss, label: phrase(labels, 'draft'), ...size });
}

function pageNumber({ page, total }: StampPage, { labels, lang }: Masthead): string {
  if (total === undefined) return roman(page);
  return phrase(labels, 'pageOf', { page: numeral(lang, page), total: numeral(lang, total) });
}
