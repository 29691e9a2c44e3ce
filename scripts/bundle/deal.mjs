/**
 * Which code lies together in one file of the bundle, because it is needed together.
 *
 * esbuild splits the code wherever it is imported on demand and gives a hundred small modules; these are dealt to parts, and a part is a file. Why
 * not a file a module: each costs an opening and a cache of its own. Why not one file: to read 12 MB took longer than an unchanged build's work.
 */

/**
 * In this order each part gets what its entries need and no part before it has; the last gets the rest. `isWhole`: it also holds what others have,
 * for a thread that reads nothing else. `isTight`: so large that it pays to shorten names.
 */
const parts = [
  { name: 'cli', entries: /^scripts\/(cli|commands\/(build|failure))\.ts$/ },
  { name: 'read', entries: /^scripts\/(commands\/check|articles|lessons|bindery\/(bindery|kept)|fill\/math|plan\/.+)\.ts$/ },
  {
    name: 'make',
    entries: /^scripts\/(documents\/(all|early|index-page|handouts\/\w+)|fill\/\w+|render\/(pictures|rendering))\.ts$/,
  },
  { name: 'browser', entries: /^scripts\/render\/launch\.ts$|\/debug\/src\// },
  { name: 'bindery', entries: /^scripts\/(bindery\/thread|merge\/\w+)\.ts$/, isWhole: true },
  { name: 'bibtex', entries: /\/@citation-js\// },
  { name: 'math', entries: /^aside:mathjax-full|\/mathjax-full\// },
  { name: 'katex', entries: /^aside:katex/ },
  { name: 'code', entries: /^aside:highlight\.js|\/highlight\.js\// },
  { name: 'draw', entries: /^scripts\/draw\/draw\.ts$/, isTight: true },
  { name: 'rest', entries: /./ },
];

/** The parts with the names of their modules. `outputs` is esbuild's metafile's, by module. */
export function dealModules(outputs) {
  const dealt = new Set();
  return parts.map(({ name, entries, isWhole = false, isTight = false }) => {
    const own = new Set();
    const take = (module) => {
      if (own.has(module) || (dealt.has(module) && !isWhole)) return;
      own.add(module);
      for (const { kind, external, path } of outputs[module].imports) if (kind === 'import-statement' && !external) take(path);
    };
    for (const [module, { entryPoint }] of Object.entries(outputs)) if (entryPoint && entries.test(entryPoint)) take(module);
    for (const module of own) dealt.add(module);
    return { name, modules: [...own], isTight };
  });
}
