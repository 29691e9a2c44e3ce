/** What esbuild is to do otherwise than usual with some of the sources and packages. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import Handlebars from 'handlebars';
import { parse } from 'yaml';

/** Citation.js would fetch what a reference names; nothing here goes to the network. */
export const leaveOut = {
  name: 'leave-out',
  setup(build) {
    build.onLoad({ filter: /citation-js[\\/]core[\\/]lib[\\/]util[\\/]fetchFile\.js$/ }, () => ({ contents: noFetching }));
  },
};

/** Citation.js would load an HTTP client and the domain names of all scripts, 0.4 MB, to fetch what no article may ask for. */
const noFetching = `const refuse = () => { throw new Error('nothing is fetched'); };
module.exports = { __esModule: true, default: refuse, fetchFile: refuse, fetchFileAsync: refuse, setUserAgent: refuse };`;

/** commander asks for the module that starts processes, 9 ms, for commands that are programs of their own; there are none. */
export const lateChildren = {
  name: 'late-children',
  setup(build) {
    build.onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path, namespace: 'late' } : undefined,
    );
    const contents = "module.exports = { spawn: (...given) => require('node:child_process').spawn(...given) };";
    build.onLoad({ filter: /.*/, namespace: 'late' }, () => ({ contents }));
  },
};

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
export function precompiled(root) {
  const folder = path.join(root, 'templates');
  const listed = () => {
    const names = readdirSync(folder, { recursive: true }).map((name) => name.split(path.sep).join('/'));
    const entries = names
      .filter((name) => name.endsWith('.hbs'))
      .flatMap((name) => unlessBroken(() => compiledTemplate(name, readFileSync(path.join(folder, name), 'utf8'))));
    return { contents: `export const precompiled = {\n${entries.join(',\n')}\n};` };
  };
  return {
    name: 'precompiled',
    setup(build) {
      build.onLoad({ filter: /[\\/]fill[\\/]precompiled\.ts$/ }, listed);
    },
  };
}

/** What has a mistake is left to the command, which names its file. */
function unlessBroken(make) {
  try {
    return [make()];
  } catch {
    return [];
  }
}

function compiledTemplate(name, text) {
  const options = { strict: true, preventIndent: true, noEscape: name.endsWith('.md.hbs') };
  return `${JSON.stringify(name)}: { text: ${JSON.stringify(text)}, specification: ${Handlebars.precompile(text, options)} }`;
}

/** What `scripts/read/precompiled.ts` reads beside the bundle: name and content of a file for each language. */
export function parsedLabels(root) {
  const folder = path.join(root, 'templates', 'labels');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.flatMap((name) => unlessBroken(() => parsed(name, readFileSync(path.join(folder, name), 'utf8'))));
}

const parsed = (name, text) => [`labels-${path.parse(name).name}.json`, JSON.stringify({ text, value: parse(text) })];
