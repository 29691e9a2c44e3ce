/** Guided notes that would ask for nothing, as a diagnostic. Loads their planning only for an article that is handed out so. */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Labels } from '../model/label-files.ts';

/** None or one, at the front matter's `handout.layout`. */
export async function findNoBlanks(article: Article, labels: Labels): Promise<readonly Diagnostic[]> {
  const { file, handout, places } = article;
  if (!handout.layout.some((layout) => layout.startsWith('guided'))) return [];
  const [{ planGuided }, { planText }] = await Promise.all([import('../plan/guided/guided.ts'), import('../plan/text.ts')]);
  if (planGuided(article, planText(article, labels)).answers.length > 0) return [];
  return [
    {
      ruleId: 'no-blanks',
      severity: 'warning',
      message: 'the guided notes have no blanks: nothing in the text is strong, and no term of the glossary stands in it',
      position: places?.['handout.layout'] ?? { file, line: 1, column: 1 },
      hints: ['write **so** what students are to fill in, or list its terms under "glossary"; a phrase of a heading above stays visible'],
    },
  ];
}
