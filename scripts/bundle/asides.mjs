/**
 * What marp-core requires for every deck although few decks need it: the two mathematics engines and the languages that it can highlight.
 *
 * Each stands aside in the bundle, as an entry that gives modules by their names, and marp-core gets a stand-in that asks the entry when something
 * of the module is used.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const packages = ['katex', 'mathjax-full', 'highlight.js'];
const isAside = /^(katex|mathjax-full\/.*|highlight\.js\/lib\/languages\/.*)$/;

/** For esbuild, an entry point for each package that stands aside. */
export const asideEntries = packages.map((name) => ({ in: `aside:${name}`, out: `aside-${name}` }));

/** An esbuild plugin. */
export function asides() {
  const marp = createRequire(import.meta.url).resolve('@marp-team/marp-core');
  const wanted = [...readFileSync(marp, 'utf8').matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name).filter(isWanted);
  return {
    name: 'asides',
    setup(build) {
      build.onResolve({ filter: /^aside:/ }, ({ path, kind }) => {
        const name = path.slice('aside:'.length);
        return kind === 'entry-point' ? { path: name, namespace: 'aside' } : { path: `./aside-${name}.js`, external: true };
      });
      build.onResolve({ filter: isAside }, ({ path, importer, resolveDir }) =>
        importer === marp && isWanted(path) ? { path, namespace: 'stand-in', pluginData: resolveDir } : undefined,
      );
      build.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path, pluginData }) => ({
        contents: standIn(path),
        resolveDir: pluginData,
      }));
      build.onLoad({ filter: /.*/, namespace: 'aside' }, ({ path }) => ({ contents: table(path, wanted), resolveDir: dirname(marp) }));
    },
  };
}

const isWanted = (name) => isAside.test(name) && !name.endsWith('.json');

/** The entry of a package: its modules, by name. */
function table(library, wanted) {
  const own = wanted.filter((name) => name.startsWith(library)).map((name) => JSON.stringify(name));
  return `module.exports = { ${own.map((name) => `${name}: () => require(${name})`).join(', ')} };`;
}

/** A language is a function, all else is asked for its properties. */
function standIn(name) {
  const library = packages.find((one) => name.startsWith(one));
  const load = `require(${JSON.stringify(`aside:${library}`)}).default[${JSON.stringify(name)}]()`;
  return library === 'highlight.js'
    ? `module.exports = (highlighter) => ${load}(highlighter);`
    : `module.exports = new Proxy({}, { get: (_, key) => ${load}[key] });`;
}
