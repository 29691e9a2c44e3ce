/** The brand's families must be installed: without one the build would stop at its first letter. */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { isInstalled, packageOf } from './packages.ts';

/** An error `unknown-font` for each family of `brand.fonts` that has no installed package. */
export function findMissingFonts({ brand, places, file }: Article): readonly Diagnostic[] {
  const families = new Set([brand.fonts?.heading, brand.fonts?.body].filter((family) => family !== undefined));
  const missing = [...families].filter((family) => !isInstalled(packageOf(family)));
  const position = places?.['brand.fonts'] ?? { file, line: 1, column: 1 };
  return missing.map((family) => ({
    ruleId: 'unknown-font',
    severity: 'error',
    message: `the font family "${family}" is not installed`,
    position,
    hints: [`"npm install ${packageOf(family)}" may bring it`],
  }));
}
