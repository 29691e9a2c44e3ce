#!/usr/bin/env node
/**
 * The command's entry: runs the bundle, which a checkout makes first where its sources are newer.
 *
 * Why a bundle: from its 900 source files of packages the command takes half a second longer to start.
 */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const bundle = path.join(root, '.bundle');
const stamp = path.join(bundle, 'stamp.json');

/** A build is over before most optimised code would pay: V8 then optimises only what runs seven times as long as by default. */
setFlagsFromString('--interrupt-budget=1000000');

if (existsSync(path.join(root, 'scripts', 'cli.ts'))) await refresh();
if (/^(-V|--version)$/.test(process.argv[2] ?? '') && process.argv.length === 3)
  console.log(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).version);
else createRequire(import.meta.url)('./load.cjs').runBundle(bundle, 'cli', /^(build|check)$/.exec(process.argv[2])?.[0] ?? 'other');

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
