/** What is made of a finished briefing where it is asked for: no colour, the source inside, sheets to fold. Loaded only then. */
import { attachSource } from '../merge/attach.ts';
import { impose } from '../merge/booklet.ts';
import { toGrey } from '../merge/grey/grey.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { sizeInPoints } from '../model/paper.ts';
import { portabilityProblem } from '../model/portable.ts';
import { phrase } from '../model/words.ts';
import type { Job, MadeFile } from './workshop.ts';

/** The briefing's files, and what kept its colour. */
export interface Pressed {
  readonly files: readonly MadeFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The booklet is folded from the briefing without colour, where that is asked for, and carries no source. */
export async function press(files: readonly MadeFile[], job: Job, booklet: boolean): Promise<Pressed> {
  const [made] = files;
  if (made === undefined) return { files, diagnostics: [] };
  const { briefing } = job.article;
  const grey = briefing.grayscale ? await withoutColour(made, job) : { file: made, diagnostics: [] };
  const folded = booklet ? [await fold(grey.file, job)] : [];
  const attached = briefing.attachSource ? await attach(grey.file, job) : { file: grey.file, diagnostics: [] };
  return { files: [attached.file, ...folded], diagnostics: [...grey.diagnostics, ...attached.diagnostics] };
}

/** What kept its colour is told, with the appendix that it stands in. */
async function withoutColour(made: MadeFile, { article }: Job): Promise<{ file: MadeFile; diagnostics: readonly Diagnostic[] }> {
  const { bytes, kept } = await toGrey(made.bytes);
  const diagnostics = kept.map(({ page, what }): Diagnostic => {
    const index = made.appendices?.findIndex(({ first, count }) => page >= first && page < first + count) ?? -1;
    const appendix = article.appendices[index];
    const place = appendix
      ? `page ${page - (made.appendices?.[index]?.first ?? 0) + 1} of "${appendix.path}"`
      : `page ${page + 1} of the briefing`;
    return {
      ruleId: 'kept-colour',
      severity: 'warning',
      message: `a ${what} on ${place} could not be made grey and keeps its colours`,
      position: article.places?.[`appendices.${index}`] ?? { file: article.file, line: 1, column: 1 },
      hints: appendix ? ['save the appendix in grey, or print it anew with another program'] : [],
    };
  });
  return { file: { ...made, bytes }, diagnostics };
}

/** Appendices are the pages whose margins nobody knows. */
async function fold({ bytes, appendices = [] }: MadeFile, { article, metadata, labels }: Job): Promise<MadeFile> {
  const foreign = new Set(appendices.flatMap(({ first, count }) => Array.from({ length: count }, (_, index) => first + index)));
  const paper = sizeInPoints(article.paper);
  const title = phrase(labels, 'bookletOf', { title: metadata.title });
  const folded = await impose(bytes, { metadata: { ...metadata, title }, direction: article.direction, paper, foreign });
  return { name: 'briefing-booklet.pdf', ...folded };
}

/** Names that no system but the author's would take stay out, and are told. */
async function attach(made: MadeFile, job: Job): Promise<{ file: MadeFile; diagnostics: readonly Diagnostic[] }> {
  const files = job.inputs.flatMap(({ path, bytes }) => (bytes === undefined ? [] : [{ path, bytes }]));
  const odd = files.flatMap((file) => {
    const problem = portabilityProblem(file.path);
    return problem === undefined ? [] : [{ file, problem }];
  });
  const kept = files.filter((file) => !odd.some((one) => one.file === file));
  const named = kept.map(({ path, bytes }) => ({ path: `${job.article.slug}/${path}`, bytes }));
  const bytes = await attachSource(made.bytes, named, job.metadata.date, phrase(job.labels, 'sourceFile'));
  const diagnostics = odd.map(({ file, problem }): Diagnostic => ({
    ruleId: 'not-attached',
    severity: 'warning',
    message: `"${file.path}" is not attached to the briefing: ${problem}`,
    position: { file: job.article.file, line: 1, column: 1 },
    hints: ['rename it'],
  }));
  return { file: { ...made, bytes }, diagnostics };
}
