/** Prints that the browser made smaller because something in them is wider than their paper, as diagnostics; nothing else would tell. */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { MadeFile } from './workshop.ts';

/** Less is seen by nobody. */
const seen = 0.99;

/** One for each file; a scale is how large Chromium printed, 1 being whole. */
export function findShrunk(files: readonly MadeFile[], { file }: Article): readonly Diagnostic[] {
  return files
    .filter(({ scale = 1 }) => scale < seen)
    .map(({ name, scale = 1 }) => ({
      ruleId: 'shrunk-print',
      severity: 'warning',
      message: `all pages of ${name} are printed at ${Math.round(scale * 100)} % of their size: something in them is wider than the paper`,
      position: { file, line: 1, column: 1 },
      hints: ['look for a table, formula, code or word that reaches beyond its column, and divide it'],
    }));
}
