/** The layout `text`: `handout.html` on paper, with its margin column. */
import { fillHandout } from '../../fill/handout.ts';
import { handoutColumn } from '../../plan/fit/figures.ts';
import { handoutEntries } from '../../plan/handout.ts';
import { toBookmarks } from '../../plan/places.ts';
import { printFitted } from '../fit-figures.ts';
import { shrinkage } from '../shrunk.ts';
import type { HandoutBench, MadePdf } from './bench.ts';

/** `html`: the page that was printed, with its pictures as high as they fit. */
export async function makeText(bench: HandoutBench): Promise<MadePdf & { readonly html: string }> {
  const { job, browser, bindery, handout, prepared, fill, fontCss, steps } = bench;
  const { masthead, text } = handout;
  const { html, bytes, found } = await printFitted(
    {
      browser,
      bindery,
      text,
      masthead,
      column: handoutColumn(masthead),
      isAlone: true,
      fill: (heights, ids) => fillHandout(handout, prepared, fill, fontCss, { ids, heights }),
    },
    steps,
  );
  const bookmarks = toBookmarks(handoutEntries(handout), found.destinations);
  const shrunk = await shrinkage(browser, html, found.scale);
  return { html, bytes: await bindery.finish(bytes, { bookmarks, metadata: job.metadata }), pages: found.sizes.length, shrunk };
}
