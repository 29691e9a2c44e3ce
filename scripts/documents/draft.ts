/** What tells a draft from the finished text: a label across every page, and the hash of the source that it was made from. */
import { createHash } from 'node:crypto';
import type { BriefingSet } from '../fill/briefing.ts';
import { fillWatermark, type DraftMark } from '../fill/stamps.ts';
import type { Browser } from '../render/browser.ts';
import { clearPicture } from '../render/print.ts';
import type { Job } from './workshop.ts';

/** Four to one; 200 dots an inch on A4. */
const size = { width: 1600, height: 400 };

/** Hexadecimal digits of the hash that are shown: as many as tell two drafts of one article apart. */
const shown = 12;

/**
 * The hash is SHA-256 of the article's file, with `\n` line ends: what `sha256sum article.md` begins with. The label is a picture, not text: it must not come along when
 * a reader copies or searches a page.
 */
export async function markDraft(browser: Browser, { source }: Job, { briefing, fill, fontCss }: BriefingSet): Promise<DraftMark> {
  const picture = await clearPicture(browser, fillWatermark(briefing.masthead, fill, fontCss, size), size);
  return {
    hash: createHash('sha256').update(source.text).digest('hex').slice(0, shown),
    picture: `data:image/png;base64,${Buffer.from(picture).toString('base64')}`,
  };
}
