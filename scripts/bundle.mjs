/**
 * Makes `.bundle/` from the sources: one file of code, and what `render/prepared.ts` reads.
 *
 * Why one CommonJS file and not split ES modules: V8's code cache works on scripts, and a part that is imported on demand costs nothing
 * until it is. A file apart is required, never import()ed: code from that cache can't. Why a draft folder: two runs may bundle at once and
 * either may be killed; files appear by renames, the stamp last.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, transform } from 'esbuild';
import Handlebars from 'handlebars';

/** Only puppeteer's downloader and its other protocols use these. */
const unused = /^(chromium-bidi\/.*|ws|yargs|yargs\/helpers|proxy-agent|extract-zip)$/;

/** marp-core loads both mathematics engines for every deck; most decks need neither. */
const onDemand = /^(katex|mathjax-full\/.*)$/;

/** `sources`: the state of the sources, kept as the stamp that the command compares. */
export async function makeBundle(root, sources) {
  const folder = path.join(root, '.bundle');
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(path.join(folder, 'draft-'));
  try {
    await bundle(root, path.join(root, 'scripts/cli.ts'), path.join(draft, 'cli.cjs'), { isScript: true, sources });
    await bundle(root, path.join(root, 'scripts/bindery/thread.ts'), path.join(draft, 'bindery.cjs'), { isScript: true });
    await bundle(root, path.join(root, 'scripts/draw/draw.ts'), path.join(draft, 'draw.cjs'), { minify: true });
    await bundle(root, path.join(root, 'scripts/render/prepare.ts'), path.join(draft, 'prepare.cjs'));
    writeFileSync(path.join(draft, 'prepared.json'), runPrepare(draft, deckStyles(root)));
    writeFileSync(path.join(draft, 'stamp.json'), JSON.stringify({ sources }));
    for (const name of ['prepared.json', 'draw.cjs', 'bindery.cjs', 'cli.cjs', 'stamp.json'])
      renameSync(path.join(draft, name), path.join(folder, name));
    dropCompiled(folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** `isScript`: it is run by the command's entry, as a function, and not by `require`. */
async function bundle(root, entry, outfile, { isScript = false, sources = '', ...more } = {}) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    supported: { 'dynamic-import': false },
    logLevel: 'error',
    legalComments: 'none',
    external: ['@sparticuz/chromium', '@marp-team/marp-cli', 'esbuild', 'pdfjs-dist'],
    define: {
      'import.meta.url': 'bundleUrl',
      PAPARAN_VERSION: JSON.stringify(version),
      PAPARAN_THREAD: '"scripts/load.cjs"',
      PAPARAN_BUILT: JSON.stringify(sources),
    },
    banner: { js: "const bundleUrl = require('node:url').pathToFileURL(__filename).href;" },
    plugins: [leaveOut, loadOnDemand, keepPageCode, apart, compiledTemplates(root)],
    ...more,
  });
  const code = onlyAscii(readFileSync(outfile, 'utf8'));
  writeFileSync(outfile, isScript ? `(function (exports, require, module, __filename, __dirname) {${code}\n})` : code);
}

/** The entry reads the bundle as Latin-1, which V8 holds in half the memory. esbuild escapes strings, but not regular expressions. */
function onlyAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The draw stage and its libraries are a file of their own, which only an article with drawings loads. */
const apart = {
  name: 'apart',
  setup(build) {
    build.onResolve({ filter: /\/draw\/draw\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './draw.cjs', external: true } : undefined,
    );
  },
};

const leaveOut = {
  name: 'leave-out',
  setup(build) {
    build.onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'left-out' }));
    build.onLoad({ filter: /.*/, namespace: 'left-out' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const loadOnDemand = {
  name: 'load-on-demand',
  setup(build) {
    build.onResolve({ filter: onDemand }, ({ path, importer, resolveDir }) =>
      /marp-core/.test(importer) && !path.endsWith('.json') ? { path, namespace: 'on-demand', pluginData: resolveDir } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ path, pluginData }) => ({ contents: stub(path), resolveDir: pluginData }));
  },
};

/** What is sent to a page as text must keep its names, which bundling changes: it stays a piece of its own, evaluated when it is loaded. */
const keepPageCode = {
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
function compiledTemplates(root) {
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

/** Stands for a CommonJS module until something of it is asked for. */
function stub(name) {
  return `module.exports = new Proxy({}, { get: (_, key) => require(${JSON.stringify(name)})[key] });`;
}

function runPrepare(draft, styles) {
  const file = path.join(draft, 'styles.json');
  writeFileSync(file, JSON.stringify(styles));
  const script = `require(${JSON.stringify(path.join(draft, 'prepare.cjs'))}).prepare(require(${JSON.stringify(file)})).then((made) => process.stdout.write(JSON.stringify(made)))`;
  return execFileSync(process.execPath, ['-e', script], { maxBuffer: 2 ** 26, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** What `templates/deck/deck.md.hbs` puts between a deck's fonts and its brand, for each theme. Other CSS is packed when a deck is rendered. */
function deckStyles(root) {
  const read = (name) => readFileSync(path.join(root, 'templates', 'deck', 'themes', `${name}.css`), 'utf8');
  const shared = ['base', 'larger', 'narrow', 'fit'];
  const themes = readdirSync(path.join(root, 'templates', 'deck', 'themes')).map((name) => path.parse(name).name);
  const own = themes.filter((name) => !shared.includes(name));
  return own.flatMap((theme) =>
    [
      ['base', 'larger', theme, 'fit'],
      ['base', 'larger', 'narrow', theme, 'fit'],
    ].map((names) => names.map(read).join('')),
  );
}

/** Compiled code of the bundle before this one. */
function dropCompiled(folder) {
  for (const name of readdirSync(folder)) if (name.endsWith('.cache')) rmSync(path.join(folder, name), { force: true });
}
