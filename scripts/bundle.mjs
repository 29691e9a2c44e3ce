/**
 * Makes `.bundle/` from the sources: the parts of the code, which `load.cjs` reads, and what `render/prepared.ts` reads.
 *
 * Why a draft folder: two runs may bundle at once and either may be killed; files appear by renames, the stamp last.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeParts } from './bundle/parts.mjs';
import { parsedLabels } from './bundle/plugins.mjs';

/** `sources`: the state of the sources, kept as the stamp that the command compares. */
export async function makeBundle(root, sources) {
  const folder = path.join(root, '.bundle');
  mkdirSync(folder, { recursive: true });
  const draft = mkdtempSync(path.join(folder, 'draft-'));
  try {
    const { files: parts, prepare } = await makeParts(root, contentOf(root));
    const files = [...parts, ...parsedLabels(root)];
    for (const [name, code] of files) writeFileSync(path.join(draft, name), code);
    writeFileSync(path.join(draft, 'prepared.json'), runPrepare(root, draft, prepare));
    writeFileSync(path.join(draft, 'stamp.json'), JSON.stringify({ sources }));
    const names = ['prepared.json', ...files.map(([name]) => name), 'stamp.json'];
    for (const name of names) renameSync(path.join(draft, name), path.join(folder, name));
    dropOld(folder, names);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * What tells this program from another in the cache's keys: what its sources say, not when they were written, so that two checkouts of one commit share
 * what they keep. Templates and themes are inputs of what is made with them.
 */
function contentOf(root) {
  const names = readdirSync(path.join(root, 'scripts'), { recursive: true }).filter((name) => /\.(ts|mjs|cjs)$/.test(name));
  const hash = createHash('sha256');
  for (const name of [...names.map((each) => path.join('scripts', each)).sort(), 'package-lock.json'])
    hash.update(`${name.split(path.sep).join('/')}\0`).update(readFileSync(path.join(root, name)));
  return hash.digest('hex');
}

/** `prepare`: the module of `render/prepare.ts`, which is run as it was bundled. */
function runPrepare(root, draft, prepare) {
  const file = path.join(draft, 'styles.json');
  writeFileSync(file, JSON.stringify(deckStyles(root)));
  const [load, ...given] = [path.join(root, 'scripts', 'load.cjs'), draft, prepare, file].map((text) => JSON.stringify(text));
  const [from, module, styles] = given;
  const script = `require(${load}).openBundle(${from}, 'cli').load(${module}).prepare(require(${styles})).then((made) => process.stdout.write(JSON.stringify(made)))`;
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

/** The code and labels of the bundle before this one, and what was compiled of it. */
function dropOld(folder, names) {
  const old = readdirSync(folder).filter((name) => /\.(cjs|cache)$|^labels-/.test(name) && !names.includes(name));
  for (const name of old) rmSync(path.join(folder, name), { force: true });
}
