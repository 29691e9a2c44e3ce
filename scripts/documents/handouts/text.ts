/** The layout `text`: `handout.html` on paper, with its margin column. */
import { handoutEntries, planHandout } from '../../plan/handout.ts';
import { toBookmarks } from '../../plan/places.ts';
import { print } from '../../render/print.ts';
import type { HandoutBench, MadePdf } from './bench.ts';

export async function makeText({ job, browser, bindery, html, steps }: HandoutBench): Promise<MadePdf> {
  const printed = await print(browser, html, { outline: false }, steps);
  const { destinations, sizes } = await bindery.survey(printed, { formulas: [], isAlone: true });
  const entries = handoutEntries(planHandout(job.article, job.masthead, job.text));
  const bookmarks = toBookmarks(entries, destinations);
  return { bytes: await bindery.finish(printed, { bookmarks, metadata: job.metadata }), pages: sizes.length };
}
