/**
 * Runs a bundled file with V8's code cache, in the command's own thread or as the start of another.
 *
 * Why CommonJS: a thread that starts with a module loads Node's machinery for modules first. Why the cache by hand: module.enableCompileCache()
 * came with Node 22. Compiled code is kept beside the bundle after a run and halves what loading costs; where nobody may write there, the command
 * works without.
 */
'use strict';
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { isMainThread, workerData } = require('node:worker_threads');

/** `use`: what it is run for; other uses need other functions compiled. */
function runBundle(file, use) {
  const source = readFileSync(file, 'latin1');
  const kept = `${file}.${process.version}-${process.arch}-${use}.cache`;
  const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
  const script = new vm.Script(source, { filename: file, ...(cachedData && { cachedData }) });
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

if (isMainThread) module.exports = { runBundle };
else runBundle(path.join(__dirname, '..', '.bundle', `${workerData}.cjs`), workerData);
