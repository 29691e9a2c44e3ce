#!/usr/bin/env node
/**
 * The command's entry, and its threads': runs the bundle, which a checkout makes first where its sources are newer.
 *
 * Why a bundle: from its 900 source files of packages the command takes half a second longer to start.
 * Why V8's code cache by hand: module.enableCompileCache() came with Node 22. Compiled code is kept beside the bundle after a run and
 * halves what loading costs; where nobody may write there, the command works without.
 */
import { existsSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';
import { isMainThread, workerData } from 'node:worker_threads';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundle = path.join(root, '.bundle');
const stamp = path.join(bundle, 'stamp.json');

/** A build is over before most optimised code would pay: V8 then optimises only what runs seven times as long as by default. */
if (isMainThread) setFlagsFromString('--interrupt-budget=1000000');

if (isMainThread) await main();
else runBundle(path.join(bundle, `${workerData}.cjs`), workerData);

async function main() {
  if (existsSync(path.join(root, 'scripts', 'cli.ts'))) await refresh();
  if (/^(-V|--version)$/.test(process.argv[2] ?? '') && process.argv.length === 3)
    console.log(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version);
  else runBundle(path.join(bundle, 'cli.cjs'), process.argv[2] === 'build' ? 'build' : 'other');
}

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

/** The newest change of the sources, in ms, and their number, which shows a removed file too. */
function sourceState() {
  const names = readdirSync(path.join(root, 'scripts'), { recursive: true }).filter((name) => /\.(ts|mjs)$/.test(name));
  const themes = path.join(root, 'templates', 'deck', 'themes');
  const styles = readdirSync(themes).map((name) => path.join(themes, name));
  const files = [...names.map((name) => path.join(root, 'scripts', name)), ...styles, path.join(root, 'package-lock.json')];
  const times = files.map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return `${Math.max(...times)} ${times.length}`;
}

/** `use`: what it is run for; other uses need other functions compiled. */
function runBundle(file, use) {
  const source = readFileSync(file, 'latin1');
  const kept = `${file}.${process.version}-${process.arch}-${use}.cache`;
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const script = new vm.Script(source, {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  if (!cachedData || script.cachedDataRejected) process.once('exit', () => keepCompiled(script, kept));
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(file), module, file, path.dirname(file));
}

/** After a run, when the functions that it needed are compiled; a build needs many more than the rest, so it has its own. */
function keepCompiled(script, file) {
  try {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, file);
  } catch {
    // Nobody may write here; the next run compiles again.
  }
}
