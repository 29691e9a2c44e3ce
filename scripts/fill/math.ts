/**
 * TeX to SVG, before the pages are filled.
 *
 * Why SVG: it needs no font files and no script, and prints sharp. Why loaded late: MathJax costs more than the rest of fill, and most articles have none.
 * Left out on purpose: the packages that load others or write links (`require`, `autoload`, `html`).
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

async function loadMathJax(): Promise<(formula: Formula) => string> {
  const [{ mathjax }, { TeX }, { SVG }, { liteAdaptor }, { RegisterHTMLHandler }] = await Promise.all([
    import('mathjax-full/js/mathjax.js'),
    import('mathjax-full/js/input/tex.js'),
    import('mathjax-full/js/output/svg.js'),
    import('mathjax-full/js/adaptors/liteAdaptor.js'),
    import('mathjax-full/js/handlers/html.js'),
    import('mathjax-full/js/input/tex/ams/AmsConfiguration.js'),
    import('mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js'),
    import('mathjax-full/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'),
    import('mathjax-full/js/input/tex/mhchem/MhchemConfiguration.js'),
    import('mathjax-full/js/input/tex/noundefined/NoUndefinedConfiguration.js'),
  ]);
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const packages = ['base', 'ams', 'newcommand', 'boldsymbol', 'mhchem', 'noundefined'];
  const page = mathjax.document('', { InputJax: new TeX({ packages }), OutputJax: new SVG({ fontCache: 'none' }) });
  return ({ tex, display }) => adaptor.innerHTML(page.convert(tex, { display }));
}

function labelled(svg: string, tex: string): Html {
  return trustedHtml(svg.replace(/^<svg\b/, `<svg aria-label="${escapeHtml(tex)}"`));
}
