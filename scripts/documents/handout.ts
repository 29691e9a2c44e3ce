/**
 * handout.html, handout.pdf and a PDF for each layout that is asked for. The web page is always the reading text.
 *
 * Each layout has a file of its own in `handouts/`, loaded when it is asked for: the usual handout pays for none but `text`.
 */
import { fillHandout } from '../fill/handout.ts';
import { paperFaces, prepareText } from '../fill/prepare.ts';
import { type HandoutLayout, handoutFiles, slidesPerPage } from '../model/layouts.ts';
import { planHandout } from '../plan/handout.ts';
import type { Slides } from './deck.ts';
import type { HandoutBench, MadePdf } from './handouts/bench.ts';
import { makeText } from './handouts/text.ts';
import type { PrintSteps } from '../render/print.ts';
import { fontCssFor, utf8, type Job, type MadeFile, type Workshop } from './workshop.ts';

/** `slides`: on paper, for the layouts that show them. The steps are those of the text. */
export interface HandoutSteps extends PrintSteps {
  readonly slides?: Promise<Slides> | undefined;
}

/** handout.html last changed by what its print needed, then a PDF a layout; without a browser the page alone. */
export async function makeHandout(job: Job, workshop: Workshop, { slides, ...steps }: HandoutSteps): Promise<MadeFile[]> {
  const handout = planHandout(job.article, job.masthead, job.text);
  const fontCss = await fontCssFor(job, paperFaces(job.text));
  const [prepared, fill] = [await prepareText(job.masthead, job.text, fontCss), await workshop.fill()];
  const page = (html: string): MadeFile => ({ name: 'handout.html', bytes: utf8(html) });
  const browser = await workshop.browser();
  if ('missing' in browser) return [page(fillHandout(handout, prepared, fill, fontCss))];
  const shown = await slides;
  const bench: HandoutBench = {
    job,
    browser,
    bindery: workshop.finishing,
    fill,
    handout,
    prepared,
    fontCss,
    ...(shown && { slides: shown }),
    steps,
  };
  const { files, html } = await makePdfs(bench);
  return [page(html ?? fillHandout(handout, prepared, fill, fontCss)), ...files];
}

/** One after the other: a layout holds all slides with their pictures, and several at once would hold them as often. `html`: the text as it was printed. */
async function makePdfs(bench: HandoutBench): Promise<{ readonly files: readonly MadeFile[]; readonly html?: string | undefined }> {
  const made = new Map<HandoutLayout, Layout>();
  const files: MadeFile[] = [];
  for (const { name, layout } of handoutFiles(bench.job.article.handout.layout)) {
    const known = made.get(layout) ?? (await makeLayout(layout, bench));
    made.set(layout, known);
    const { html: _, ...pdf } = known;
    files.push({ name, ...pdf });
  }
  return { files, html: made.get('text')?.html };
}

type Layout = MadePdf & { readonly html?: string };

async function makeLayout(layout: HandoutLayout, bench: HandoutBench): Promise<Layout> {
  switch (layout) {
    case 'text':
      return makeText(bench);
    case 'notes': {
      const { makeNotes } = await import('./handouts/notes.ts');
      return makeNotes(bench, slidesOf(bench));
    }
    case 'guided':
    case 'guided-key':
      return (await import('./handouts/guided.ts')).makeGuided(bench, layout === 'guided-key');
    default: {
      const { makeSheets } = await import('./handouts/sheets.ts');
      return makeSheets(bench, slidesOf(bench), slidesPerPage(layout));
    }
  }
}

function slidesOf({ slides }: HandoutBench): Slides {
  if (!slides) throw new Error('a layout that shows slides was given none');
  return slides;
}
