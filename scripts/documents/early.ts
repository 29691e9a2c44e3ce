/**
 * What a preview shows before the PDFs are there: the deck as text, and where each slide and each passage stands in the source.
 *
 * Why places beside the files and not in them: the files are the same bytes whether they are previewed or not.
 */
import { hasErrors, type Diagnostic } from '../model/diagnostic.ts';
import type { SourceMap } from '../model/source-map.ts';
import { mapPassages, mapSlides } from '../plan/source-map.ts';
import { deckTexts, type Slides } from './deck.ts';
import type { Job, MadeFile, Workshop } from './workshop.ts';

/** `folder` is absolute; `diagnostics` are all that is known by now. */
export interface EarlySlides {
  readonly slug: string;
  readonly folder: string;
  readonly title: string;
  readonly lang: string;
  readonly diagnostics: readonly Diagnostic[];
  /** deck.md and deck.html; none where a slide has an error. */
  readonly files: readonly MadeFile[];
  readonly map: SourceMap;
  /** What it was made from, missing files among them: paths below its folder, with "/". */
  readonly inputs: readonly string[];
}

/** Makes the deck's texts; hand them to `makeDeck`, which then does not. */
export async function earlySlides(job: Job, slides: Slides, workshop: Workshop): Promise<EarlySlides> {
  const { article, source } = job;
  const diagnostics = [...job.diagnostics, ...slides.diagnostics];
  return {
    slug: article.slug,
    folder: source.folder,
    title: article.title,
    lang: article.lang,
    diagnostics,
    files: hasErrors(diagnostics) ? [] : await deckTexts(job, slides, workshop),
    map: { slides: mapSlides(slides.deck, article, job.text), passages: mapPassages(article, job.masthead, job.text) },
    inputs: job.inputs.map(({ path }) => path),
  };
}
