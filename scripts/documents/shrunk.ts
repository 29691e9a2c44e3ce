/** Prints that the browser made smaller because something in them is wider than their paper, as diagnostics; nothing else would tell. */
import type { Article } from '../model/article.ts';
import type { Diagnostic, Position } from '../model/diagnostic.ts';
import { nodesOf } from '../read/validate.ts';
import type { Browser } from '../render/browser.ts';
import { findWidest, type Widest } from '../render/widest.ts';

/** `scale`: see `printScale`. What is to blame may be missing. */
export interface Shrunk extends Partial<Widest> {
  readonly scale: number;
}

/** Less is seen by nobody. */
const seen = 0.99;
/** Of what is to blame, in letters. */
const quoted = 40;

/** Nothing where the document was printed as large as it is; else what is to blame. */
export async function shrinkage(browser: Browser, html: string, scale: number): Promise<Shrunk | undefined> {
  return scale < seen ? { scale, ...(await findWidest(browser, html)) } : undefined;
}

/** `name`: whose pages are smaller. A print that several files hold is told of once. */
export function findShrunk(
  files: readonly { readonly name: string; readonly shrunk?: Shrunk | undefined }[],
  article: Article,
): readonly Diagnostic[] {
  const told = new Set<Shrunk>();
  return files.flatMap(({ name, shrunk }) => {
    if (!shrunk || told.has(shrunk)) return [];
    told.add(shrunk);
    return [shrunkPrint(name, shrunk, placeOf(shrunk, article))];
  });
}

/** The same of what is no article's. */
export function shrunkPrint(name: string, { scale, words }: Shrunk, position: Position): Diagnostic {
  const cause = words ? `“${words.length > quoted ? `${words.slice(0, quoted).trim()}…` : words}”` : 'something in them';
  return {
    ruleId: 'shrunk-print',
    severity: 'warning',
    message: `all pages of ${name} are printed at ${Math.round(scale * 100)} % of their size: ${cause} is wider than the paper`,
    position,
    hints: ['divide the table, formula, code or word that reaches beyond its column'],
  };
}

/** The table, figure or formula itself, else the heading that it stands below. */
function placeOf({ ids = [] }: Shrunk, article: Article): Position {
  const named = nodesOf(article).filter(({ type }) => type !== 'crossReference' && type !== 'footnoteReference');
  const all = [...named, ...article.sections.flatMap((section) => [section, ...section.points])];
  const places = new Map(all.flatMap((one) => ('id' in one && one.id && one.position ? [[one.id, one.position]] : [])));
  const id = ids.find((one) => places.has(one)) ?? '';
  return places.get(id) ?? { file: article.file, line: 1, column: 1 };
}
