/**
 * TeX to SVG, before the pages are filled.
 *
 * Why SVG: it needs no font files and no script, and prints sharp. Why loaded late: MathJax costs more than the rest of fill, and most articles have none.
 */
import { brokenTex } from '../model/formula-lines.ts';
import { escapeHtml, trustedHtml, type Html } from './html-markup.ts';

/** One formula; `display` is a block of its own. */
export interface Formula {
  readonly tex: string;
  readonly display: boolean;
}

/** The key of a formula in what `typesetMath` gives. */
export function formulaKey({ tex, display }: Formula): string {
  return `${display ? 'block' : 'inline'}:${tex}`;
}

/** How wide a formula is that was set, in ex; 0 for none. One with a tag takes the whole line, and at least what it needs. */
export function widthInEx(svg: string): number {
  const [, width, least] = /^<svg\b(?=[^>]*? width="(?:([\d.]+)ex|100%)")(?:[^>]*?min-width: ([\d.]+)ex)?/.exec(svg) ?? [];
  return Number.parseFloat(width ?? least ?? '0');
}

/** What a page holds, in ex, and how small a formula may be set on it before it is broken over lines, and before nobody can read it. */
const page = { width: 88, broken: 0.8, smallest: 0.6 } as const;
const mostLines = 8;

/** An `<svg role="img">` for each formula, named for who cannot see it by its TeX; one that is wider than a page stands over lines. */
export async function typesetMath(formulas: readonly Formula[]): Promise<Readonly<Record<string, Html>>> {
  if (formulas.length === 0) return {};
  const convert = await loadMathJax();
  return Object.fromEntries(formulas.map((formula) => [formulaKey(formula), labelled(onPaper(formula, convert), formula.tex)]));
}

type FormulaProblem = { readonly error: string } | { readonly scale: number };

/** What is wrong with formulas, by their keys: MathJax's own words ("Missing close brace"), or how small a page would show it, from 0 to 1. */
export async function findMathProblems(formulas: readonly Formula[]): Promise<Readonly<Record<string, FormulaProblem>>> {
  if (formulas.length === 0) return {};
  const convert = await loadMathJax();
  const problems = formulas.flatMap((formula) => {
    const problem = problemOf(formula, convert);
    return problem ? [[formulaKey(formula), problem] as const] : [];
  });
  return Object.fromEntries(problems);
}

/** What MathJax throws it has no words of its own for: it runs out of room in a formula that nests too deep. */
function problemOf(formula: Formula, convert: Convert): FormulaProblem | undefined {
  try {
    const svg = onPaper(formula, convert);
    const error = /data-mjx-error="([^"]*)"/.exec(svg)?.[1];
    const scale = page.width / widthInEx(svg);
    return error !== undefined ? { error } : scale < page.smallest ? { scale } : undefined;
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

type Convert = (formula: Formula) => string;

/** As it is, else over as few lines as a page needs, else over those that leave it largest. */
function onPaper(formula: Formula, convert: Convert): string {
  let best = convert(formula);
  if (widthInEx(best) * page.broken <= page.width) return noWider(best);
  const [, body = formula.tex, tag = ''] = tagged.exec(formula.tex) ?? [];
  for (let count = 2; count <= mostLines; count++) {
    const tex = brokenTex(body, count) + tag;
    if (tex === body + tag) break;
    const svg = convert({ ...formula, tex });
    if (widthInEx(svg) < widthInEx(best)) best = svg;
    if (widthInEx(best) <= page.width) break;
  }
  return noWider(best);
}

/** What stands before the number of a formula, and that. */
const tagged = /^([^]*?)(\\tag\*?\{[^{}]*\}\s*)$/;

/** One with a tag is never shrunk by the browser, which makes the whole document smaller instead. In ex: what every paper has room for. */
const surely = 84;
function noWider(svg: string): string {
  const width = widthInEx(svg);
  if (width <= surely || !/^<svg\b[^>]*? width="100%"/.test(svg)) return svg;
  return svg.replace('style="', `style="font-size: ${(surely / width).toFixed(3)}em; `);
}

/** Marp's packages, so that both read the same TeX, but for those that load, link, or hide an error. */
const left = new Set(['html', 'noerrors', 'noundefined', 'setoptions', 'configmacros', 'bussproofs']);

async function loadMathJax(): Promise<Convert> {
  const [{ mathjax }, { TeX }, { SVG }, { liteAdaptor }, { RegisterHTMLHandler }, { AllPackages }] = await Promise.all([
    import('mathjax-full/js/mathjax.js'),
    import('mathjax-full/js/input/tex.js'),
    import('mathjax-full/js/output/svg.js'),
    import('mathjax-full/js/adaptors/liteAdaptor.js'),
    import('mathjax-full/js/handlers/html.js'),
    import('mathjax-full/js/input/tex/AllPackages.js'),
  ]);
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const packages = AllPackages.filter((name) => !left.has(name));
  const page = mathjax.document('', { InputJax: new TeX({ packages }), OutputJax: new SVG({ fontCache: 'none' }) });
  return ({ tex, display }) => adaptor.innerHTML(page.convert(tex, { display }));
}

function labelled(svg: string, tex: string): Html {
  return trustedHtml(svg.replace(/^<svg\b/, () => `<svg aria-label="${escapeHtml(tex)}"`));
}
