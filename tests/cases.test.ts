/**
 * A folder in `cases/` is a test: its `content/` is checked and built, and held against its `expected/`.
 *
 *   diagnostics.txt       every problem, a line each, in order; `…` stands for any words; none where the file is absent
 *   <file>.has, .lacks    texts, a line each, that the built file holds or lacks; of a PDF, what can be read back; `slides` and `notes`
 *                         are what deck.pdf shows and what it has attached
 *   pages.txt             lines as `deck.pdf 5`
 *   paths.txt             what to check instead of all of `content/`
 *
 * Why wildcards: rule, place, what was seen and what is allowed are promises; how a sentence goes on is not.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, inject, it } from 'vitest';
import { readArticles } from '../scripts/articles.ts';
import { createBuild, type Build } from '../scripts/build.ts';
import { sortDiagnostics } from '../scripts/model/diagnostic.ts';
import { outputs, type OutputName } from '../scripts/model/outputs.ts';
import { diagnosticLine } from '../scripts/report.ts';
import { readPdf } from './support/pdf.ts';

const root = path.resolve('.');
const folder = path.join(root, 'tests', 'cases');
const cases = readdirSync(folder).sort();

const lines = (file: string): string[] =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : [];
const inExpected = (name: string, file: string): string => path.join(folder, name, 'expected', file);

function pattern(line: string): RegExp {
  return new RegExp(`^${line.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*')}$`, 'u');
}

/** The seen lines, each replaced by the pattern that it meets, so that a difference shows both. */
function asExpected(seen: readonly string[], expected: readonly string[]): string[] {
  return seen.map((line, index) => (pattern(expected[index] ?? '').test(line) ? (expected[index] ?? line) : line));
}

const looksOf = (name: string): string[] =>
  readdirSync(path.join(folder, name, 'expected')).filter((file) => /\.(has|lacks)$|^pages\.txt$/.test(file));

function inputOf(name: string): { readonly paths: readonly string[]; readonly cwd: string } {
  const given = lines(inExpected(name, 'paths.txt'));
  return { paths: given.length > 0 ? given : ['.'], cwd: path.join(folder, name, 'content') };
}

it.each(cases)('%s has the problems that are expected', async (name) => {
  const { paths, cwd } = inputOf(name);
  const { articles, diagnostics } = await readArticles(paths, cwd, root);
  const seen = sortDiagnostics([...diagnostics, ...articles.flatMap((article) => article.diagnostics)]).map(diagnosticLine);
  const expected = lines(inExpected(name, 'diagnostics.txt'));
  expect(asExpected(seen, expected)).toEqual(expected);
});

it.each(cases.filter((name) => looksOf(name).length > 0))('%s is built as expected', async (name) => {
  const made = await build(inputOf(name));
  for (const file of looksOf(name)) await look(name, file, made);
});

let running: Build | undefined;
afterAll(() => running?.dispose());

/** One browser for all cases, and no font of the machine's. */
async function build({ paths, cwd }: ReturnType<typeof inputOf>): Promise<ReadonlyMap<string, Uint8Array>> {
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running ??= createBuild({ root, env, date: new Date('2026-11-23T00:00:00Z') });
  const made = new Map<string, Uint8Array>();
  const all = Object.keys(outputs) as OutputName[];
  await running.rebuild({
    paths,
    cwd,
    documentsOf: async () => all,
    onArticle: ({ files }) => files.forEach(({ name, bytes }) => made.set(name, bytes)),
  });
  return made;
}

async function look(name: string, file: string, made: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const expected = lines(inExpected(name, file));
  if (file === 'pages.txt') {
    const counted = expected.map(
      async (line) => `${line.split(' ')[0]} ${(await readPdf(bytesOf(made, line.split(' ')[0] ?? ''))).pages.length}`,
    );
    return expect(await Promise.all(counted)).toEqual(expected);
  }
  const target = file.replace(/\.(has|lacks)$/, '');
  const text = await textOf(target, bytesOf(made, inDeck.includes(target) ? 'deck.pdf' : target));
  const wrong = expected.filter((line) => text.includes(line) !== file.endsWith('.has'));
  expect({ [file]: wrong }).toEqual({ [file]: [] });
}

function bytesOf(made: ReadonlyMap<string, Uint8Array>, file: string): Uint8Array {
  const bytes = made.get(file);
  if (!bytes) throw new Error(`${file} was not made; there are: ${[...made.keys()].join(', ')}`);
  return bytes;
}

const inDeck = ['slides', 'notes'];

/** A PDF's words and notes, with single spaces; any other file as it is. */
async function textOf(file: string, bytes: Uint8Array): Promise<string> {
  if (!file.endsWith('.pdf') && !inDeck.includes(file)) return new TextDecoder().decode(bytes);
  const { pages } = await readPdf(bytes);
  return pages
    .flatMap(({ text, notes }) => [...(file === 'notes' ? [] : [text]), ...(file === 'slides' ? [] : notes)])
    .join(' ')
    .replace(/\s+/g, ' ');
}
