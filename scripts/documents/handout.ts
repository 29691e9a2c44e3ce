/** handout.html and handout.pdf, a stage a line. */
import { fillHandout } from '../fill/handout.ts';
import { paperFaces, prepareText } from '../fill/prepare.ts';
import { finish } from '../merge/annotate.ts';
import { countPages, readDestinations } from '../merge/positions.ts';
import { planBriefing } from '../plan/briefing.ts';
import { planHandout } from '../plan/handout.ts';
import { toBookmarks } from '../plan/places.ts';
import { print } from '../render/print.ts';
import { fontCssFor, utf8, type Job, type MadeFile, type Workshop } from './workshop.ts';

/** `busy`: the browser has all that the briefing needs of it, which a build waits for longest; only then is there time to finish a print. */
export async function makeHandout(job: Job, workshop: Workshop, busy?: Promise<void>): Promise<MadeFile[]> {
  const handout = planHandout(job.article, job.masthead, job.text);
  const fontCss = await fontCssFor(job, paperFaces(job.text));
  const html = fillHandout(handout, await prepareText(job.masthead, job.text, fontCss), await workshop.fill(), fontCss);
  const made = { name: 'handout.html', bytes: utf8(html) };
  const browser = await workshop.browser();
  if ('missing' in browser) return [made];
  const printed = await print(browser, html, { outline: false });
  await busy;
  const pages = await countPages(printed);
  const entries = planBriefing(job.article, job.masthead, job.text).contents;
  const bookmarks = toBookmarks(entries, await readDestinations(printed));
  const pdf = await finish(printed, { bookmarks, metadata: job.metadata });
  return [made, { name: 'handout.pdf', bytes: pdf, pages }];
}
