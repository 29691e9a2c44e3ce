/**
 * Reads the bundle's parts with V8's code cache and runs modules of theirs, in the command's own thread or as the start of another.
 *
 * A part is read when a module of it is asked for; what most runs do not need is never read. Why CommonJS: a thread that starts with a module loads
 * Node's machinery for modules first. Why the cache by hand: module.enableCompileCache() came with Node 22. Compiled code is kept beside the part
 * after a run and halves what loading costs; where nobody may write there, the command works without.
 */
'use strict';
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const vm = require('node:vm');

/**
 * The bundle in `folder`, of which `part` names where all modules are. `load` gives what a module exports. `use`: what it is run for, where compiled
 * code is to be kept; other uses need other functions compiled.
 */
function openBundle(folder, part, use) {
  const url = pathToFileURL(path.join(folder, `${part}.cjs`)).href;
  const outside = createRequire(url);
  const loaded = new Map();
  const require = (name) => (name.startsWith('./') ? load(name.slice(2)) : outside(name));
  const { entry, places, modules } = readPart(folder, part, use);
  return { entry, load };

  function load(name) {
    const known = loaded.get(name);
    if (known) return known.exports;
    if (!modules[name]) for (const [key, code] of Object.entries(readPart(folder, places[name], use).modules)) modules[key] ??= code;
    if (!modules[name]) throw new Error('the command was bundled anew while it ran; run it again');
    const module = { exports: {} };
    loaded.set(name, module);
    modules[name](module.exports, require, module, url);
    return module.exports;
  }
}

function readPart(folder, part, use) {
  const file = path.join(folder, `${part}.cjs`);
  const source = readFileSync(file, 'latin1');
  const kept = `${file}.${process.version}-${process.arch}-${use}.cache`;
  const cachedData = use && existsSync(kept) ? readFileSync(kept) : undefined;
  const script = new vm.Script(source, { filename: file, ...(cachedData && { cachedData }) });
  if (use && (!cachedData || script.cachedDataRejected)) keepAtExit(script, kept);
  return script.runInThisContext();
}

const compiled = [];

/** One listener for all parts: Node warns of more than ten. */
function keepAtExit(script, file) {
  if (compiled.length === 0) process.once('exit', () => compiled.forEach((one) => keepCompiled(one.script, one.file)));
  compiled.push({ script, file });
}

/** After a run, when the functions that it needed are compiled. */
function keepCompiled(script, file) {
  try {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, script.createCachedData());
    renameSync(draft, file);
  } catch {
    // Nobody may write here; the next run compiles again.
  }
}

/** Runs the part's own entry. */
function runBundle(folder, part, use) {
  const { entry, load } = openBundle(folder, part, use);
  load(entry);
}

module.exports = { openBundle, runBundle };
