/** The start of the bundle's other threads: runs the part that the thread is named after. Its own file, since most runs start none. */
'use strict';
const path = require('node:path');
const { workerData } = require('node:worker_threads');
const { runBundle } = require('./load.cjs');

/** As in `cli.ts`: what libraries say by themselves is for programmers. */
console.warn = () => undefined;

runBundle(path.join(__dirname, '..', '.bundle'), workerData, workerData);
