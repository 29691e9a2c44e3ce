/** Formulas that cannot be set, as diagnostics. Joins read and fill; MathJax is loaded only for an article that has formulas. */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { nodesOf } from '../read/validate.ts';

export async function findBrokenMath(article: Article): Promise<Diagnostic[]> {
  const found = nodesOf(article).flatMap((node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return [];
    const start = { file: article.file, line: 1, column: 1 };
    return [{ formula: { tex: node.value, display: node.type === 'math' }, position: node.position ?? start }];
  });
  if (found.length === 0) return [];
  const { findTexErrors, formulaKey } = await import('../fill/math.ts');
  const errors = await findTexErrors(found.map(({ formula }) => formula));
  return found.flatMap(({ formula, position }): Diagnostic[] => {
    const error = errors[formulaKey(formula)];
    const message = `the formula cannot be set: ${error}`;
    return error === undefined
      ? []
      : [{ ruleId: 'broken-math', severity: 'error', message, position, hints: ['math is TeX, between $…$ or $$ on lines of their own'] }];
  });
}
