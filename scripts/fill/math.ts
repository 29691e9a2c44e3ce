/**
 * TeX to SVG, before the pages are filled.
 *
 * Why SVG: it needs no font files and no script, and prints sharp. Why loaded late: MathJax costs more than the rest of fill, and most articles have none.
 */
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

/** An `<svg role="img">` for each formula, named for who cannot see it by its TeX. */
export async function typesetMath(formulas: readonly Formula[]): Promise<Readonly<Record<string, Html>>> {
  if (formulas.length === 0) return {};
  const convert = await loadMathJax();
  return Object.fromEntries(formulas.map((formula) => [formulaKey(formula), labelled(convert(formula), formula.tex)]));
}

/** What MathJax cannot read, by the formula's key: its own words ("Missing close brace"). */
export async function findTexErrors(formulas: readonly Formula[]): Promise<Readonly<Record<string, string>>> {
  if (formulas.length === 0) return {};
  const convert = await loadMathJax();
  const errors = formulas.flatMap((formula) => {
    const found = /data-mjx-error="([^"]*)"/.exec(convert(formula))?.[1];
    return found === undefined ? [] : [[formulaKey(formula), found] as const];
  });
  return Object.fromEntries(errors);
}

/** Marp's packages, so that both read the same TeX, but for those that load, link, or hide an error. */
const left = new Set(['html', 'noerrors', 'noundefined', 'setoptions', 'configmacros', 'bussproofs']);

async function loadMathJax(): Promise<(formula: Formula) => string> {
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
  return trustedHtml(svg.replace(/^<svg\b/, `<svg aria-label="${escapeHtml(tex)}"`));
}
