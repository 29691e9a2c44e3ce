/** The layout `text`: `handout.html` on paper, with its margin column. */
import { finish } from '../../merge/annotate.ts';
import { countPages, readDestinations } from '../../merge/positions.ts';
import { handoutEntries, planHandout } from '../../plan/handout.ts';
import { toBookmarks } from '../../plan/places.ts';
import { print } from '../../render/print.ts';
import type { HandoutBench, MadePdf } from './bench.ts';

export async function makeText({ job, browser, html, busy }: HandoutBench): Promise<MadePdf> {
  const printed = await print(browser, html, { outline: false });
  await busy;
  const pages = await countPages(printed);
  const entries = handoutEntries(planHandout(job.article, job.masthead, job.text));
  const bookmarks = toBookmarks(entries, await readDestinations(printed));
  return { bytes: await finish(printed, { bookmarks, metadata: job.metadata }), pages };
}
