/** What esbuild is to do otherwise than usual with some of the sources and packages. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import Handlebars from 'handlebars';

/** Only puppeteer's downloader and its other protocols use these. */
const unused = /^(chromium-bidi\/.*|ws|yargs|yargs\/helpers|proxy-agent|extract-zip)$/;

export const leaveOut = {
  name: 'leave-out',
  setup(build) {
    build.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
    build.onLoad({ filter: /citation-js[\\/]core[\\/]lib[\\/]util[\\/]fetchFile\.js$/ }, () => ({ contents: noFetching }));
  },
};

/** Citation.js would load an HTTP client and the domain names of all scripts, 0.4 MB, to fetch what no article may ask for. */
const noFetching = `const refuse = () => { throw new Error('nothing is fetched'); };
module.exports = { __esModule: true, default: refuse, fetchFile: refuse, fetchFileAsync: refuse, setUserAgent: refuse };`;

/** What is sent to a page as text must keep its names, which bundling changes: it stays a piece of its own, evaluated when it is loaded. */
export const keepPageCode = {
  name: 'keep-page-code',
  setup(build) {
    build.onLoad({ filter: /[\\/]render[\\/]fit[\\/]\w+\.ts$/ }, async ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const { code } = await transform(source, { loader: 'ts', format: 'cjs', target: 'node20' });
      const names = [...source.matchAll(/^export const (\w+)/gm)].map((match) => match[1]);
      const load = `const module = { exports: {} };\nnew Function('module', ${JSON.stringify(code)})(module);`;
      return { contents: [load, ...names.map((name) => `export const ${name} = module.exports.${name};`)].join('\n') };
    });
  },
};

/** `scripts/fill/precompiled.ts` with what is in `templates/`. */
export function compiledTemplates(root) {
  const folder = path.join(root, 'templates');
  return {
    name: 'compiled-templates',
    setup(build) {
      build.onLoad({ filter: /[\\/]fill[\\/]precompiled\.ts$/ }, () => {
        const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.hbs'));
        const entries = names.map((file) => {
          const name = file.split(path.sep).join('/');
          const text = readFileSync(path.join(folder, file), 'utf8');
          const options = { strict: true, preventIndent: true, noEscape: name.endsWith('.md.hbs') };
          return `${JSON.stringify(name)}: { text: ${JSON.stringify(text)}, specification: ${Handlebars.precompile(text, options)} }`;
        });
        return { contents: `export const precompiled = {\n${entries.join(',\n')}\n};` };
      });
    },
  };
}
