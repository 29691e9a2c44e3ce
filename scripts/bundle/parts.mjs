/**
 * The code of the bundle: the sources and their packages, split into modules by esbuild and joined to parts.
 *
 * A part is one script whose value is a table of functions, one a module in the form of CommonJS. Why not ES modules: V8's code cache works on scripts.
 * Why split as ES modules first: esbuild splits no others.
 */
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { build, transform } from 'esbuild';
import { asideEntries, asides } from './asides.mjs';
import { dealModules } from './deal.mjs';
import { keepPageCode, lateChildren, leaveOut, precompiled } from './plugins.mjs';

/** `files`: name and code of each part. `prepare`: the module of `render/prepare.ts`. `state`: what tells this program from others. */
export async function makeParts(root, state) {
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [{ in: 'scripts/cli.ts', out: 'cli' }, { in: 'scripts/bindery/thread.ts', out: 'bindery' }, ...asideEntries],
    outdir: '.',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    legalComments: 'none',
    external: ['@sparticuz/chromium', '@marp-team/marp-cli', 'esbuild', 'pdfjs-dist'],
    define: {
      'import.meta.url': 'bundleUrl',
      PAPARAN_VERSION: JSON.stringify(version),
      PAPARAN_THREAD: '"scripts/thread.cjs"',
      PAPARAN_BUILT: JSON.stringify(state),
    },
    plugins: [leaveOut, lateChildren, asides(), keepPageCode, precompiled(root)],
  });
  const { outputs } = metafile;
  const texts = new Map(outputFiles.map(({ path: file, text }) => [path.relative(root, file), text]));
  const dealt = dealModules(outputs);
  const isCommon = (module) => metafile.inputs[outputs[module].entryPoint]?.format === 'cjs';
  const places = Object.fromEntries(dealt.toReversed().flatMap(({ name, modules }) => modules.map((module) => [module, name])));
  const files = dealt.map(async ({ name, modules, isTight }) => {
    const functions = modules.map(
      async (module) => `${JSON.stringify(module)}:${await asFunction(texts.get(module), { isTight, isCommon: isCommon(module) })}`,
    );
    const start = texts.has(`${name}.js`) ? `entry:${JSON.stringify(`${name}.js`)},places:${JSON.stringify(places)},` : '';
    return [`${name}.cjs`, onlyAscii(`({${start}modules:{${(await Promise.all(functions)).join(',\n')}}})`)];
  });
  const prepare = Object.keys(outputs).find((module) => outputs[module].entryPoint === 'scripts/render/prepare.ts');
  return { files: await Promise.all(files), prepare };
}

/** `isCommon`: a CommonJS package, of which esbuild's module exports but the whole: `import()` is to give its parts by name, as Node does. */
async function asFunction(text, { isTight, isCommon }) {
  const { code } = await transform(text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    legalComments: 'none',
    ...(isTight ? { minify: true } : { minifyWhitespace: true, minifySyntax: true }),
  });
  const names = isCommon ? 'module.exports={__esModule:true,...module.exports.default,default:module.exports.default};' : '';
  return `function(exports,require,module,bundleUrl){${code}${names}}`;
}

/** Parts are read as Latin-1, which V8 holds in half the memory. esbuild escapes strings, but not regular expressions. */
function onlyAscii(code) {
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
