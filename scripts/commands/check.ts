/** `paparan check`: what is wrong in the articles. Starts no browser and writes nothing. */
import { readArticles } from '../articles.ts';
import { hasErrors, sortDiagnostics } from '../model/diagnostic.ts';
import { counted, countLine, diagnosticLine } from '../report.ts';
import type { CliContext } from './context.ts';
import { packageRoot } from './package-root.ts';

/** `strict`: warnings count as errors. */
export interface CheckFlags {
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** Gives the exit status, 0 or 1. Diagnostics stand on standard error, one a line, or with `--json` in the one value on standard output. */
export async function check(paths: readonly string[], flags: CheckFlags, context: CliContext): Promise<number> {
  const read = await readArticles(paths, context.cwd, packageRoot());
  const diagnostics = sortDiagnostics([...read.diagnostics, ...read.articles.flatMap((article) => article.diagnostics)]);
  const status = hasErrors(diagnostics) || (flags.strict === true && diagnostics.length > 0) ? 1 : 0;
  if (flags.json) {
    context.out(
      `${JSON.stringify({ status, articles: read.articles.map(({ article }) => ({ slug: article.slug, title: article.title, source: article.file })), diagnostics }, null, 2)}\n`,
    );
    return status;
  }
  for (const diagnostic of diagnostics) context.err(`${diagnosticLine(diagnostic)}\n`);
  context.out(`${counted(read.articles.length, 'article') || 'no article'}: ${countLine(diagnostics) || 'nothing wrong'}\n`);
  return status;
}
