#!/usr/bin/env node
/**
 * The command's entry: runs the bundle, which a checkout makes first where its sources are newer.
 *
 * Why a bundle: from its 900 source files of packages the command takes half a second longer to start. Why Node's own modules are required: for an
 * import Node prepares all that a module exports, streams and promises of `node:fs` among it, before the command has read a word.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { existsSync, readFileSync, readdirSync, statSync } = require('node:fs');
const path = require('node:path');
const { fileURLToPath } = require('node:url');
const { setFlagsFromString } = require('node:v8');

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundle = path.join(root, '.bundle');
const stamp = path.join(bundle, 'stamp.json');

/** A build is over before most optimised code would pay: V8 then optimises only what runs seven times as long as by default. */
setFlagsFromString('--interrupt-budget=1000000');

if (existsSync(path.join(root, 'scripts', 'cli.ts'))) await refresh();
if (/^(-V|--version)$/.test(process.argv[2] ?? '') && process.argv.length === 3)
  console.log(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version);
else require('./load.cjs').runBundle(bundle, 'cli', /^(build|check)$/.exec(process.argv[2])?.[0] ?? 'other');

/** Only in a checkout: a published package has no sources, and no esbuild to bundle them with. */
async function refresh() {
  const sources = sourceState();
  if (bundledFrom() !== sources) await (await import('./bundle.mjs')).makeBundle(root, sources);
}

function bundledFrom() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8')).sources;
  } catch {
    return undefined;
  }
}

/**
 * The newest change of the sources in ms, all changes and sizes together, and their number: what tells whether they were changed, put back or removed
 * since they were bundled, without reading them.
 */
function sourceState() {
  const files = [
    ...filesBelow(path.join(root, 'scripts'), /\.(ts|mjs)$/),
    ...filesBelow(path.join(root, 'templates', 'deck', 'themes'), /./),
    path.join(root, 'package-lock.json'),
  ];
  let [newest, changes, sizes] = [0, 0, 0];
  for (const file of files) {
    const { mtimeMs = 0, size = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
    newest = Math.max(newest, mtimeMs);
    changes += mtimeMs;
    sizes += size;
  }
  return `${newest} ${changes} ${sizes} ${files.length}`;
}

/** Why not `readdirSync`'s own recursion: it asks the system of every file whether it is a folder. */
function filesBelow(folder, names) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(file, names);
    return names.test(entry.name) ? [file] : [];
  });
}
