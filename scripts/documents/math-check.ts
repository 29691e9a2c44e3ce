/** Formulas that cannot be set, or not in a size that can be read, as diagnostics. Joins read and fill; MathJax is loaded only for an article that has formulas. */
import type { Article } from '../model/article.ts';
import type { Diagnostic, Position } from '../model/diagnostic.ts';
import { nodesOf } from '../read/validate.ts';

/** In reading order, each where its formula stands. */
export async function findMathTrouble(article: Article): Promise<Diagnostic[]> {
  const found = nodesOf(article).flatMap((node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return [];
    const start = { file: article.file, line: 1, column: 1 };
    return [{ formula: { tex: node.value, display: node.type === 'math' }, position: node.position ?? start }];
  });
  if (found.length === 0) return [];
  const { findMathProblems, formulaKey } = await import('../fill/math.ts');
  const problems = await findMathProblems(found.map(({ formula }) => formula));
  return found.flatMap(({ formula, position }): Diagnostic[] => {
    const problem = problems[formulaKey(formula)];
    if (problem === undefined) return [];
    return 'error' in problem ? [broken(problem.error, position)] : [wide(problem.scale, position)];
  });
}

function broken(error: string, position: Position): Diagnostic {
  const message = `the formula cannot be set: ${error}`;
  return { ruleId: 'broken-math', severity: 'error', message, position, hints: ['math is TeX, between $…$ or $$ on lines of their own'] };
}

function wide(scale: number, position: Position): Diagnostic {
  const message = `the formula is so wide that paper shows it at ${Math.round(scale * 100)} % of its size`;
  const hints = ['break it over lines: \\begin{aligned} … \\\\ … \\end{aligned}, or make several formulas of it'];
  return { ruleId: 'wide-formula', severity: 'warning', message, position, hints };
}
