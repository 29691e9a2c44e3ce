/** The browser that a build finds or does not find: the documents that need none are still made, and one sentence says what to do. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readPdf } from './support/pdf.ts';
import { run } from './support/command.ts';
import { workFolder, writeLecture } from './support/lecture.ts';

const nowhere = { CHROME_PATH: '/nowhere/chrome' };

/** Lines of standard error that are no progress. */
const complaints = (stderr: string): string[] => stderr.split('\n').filter((line) => line !== '' && !/^one: \d files/.test(line));

it('no browser: HTML is made, PDFs are not, status 3, one sentence', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  const { status, stderr } = await run(['build'], { cwd, env: nowhere });
  expect(status).toBe(3);
  expect(complaints(stderr)).toEqual([expect.stringMatching(/\/nowhere\/chrome.*(Chrome|Chromium)/)]);
  const made = await readdir(path.join(cwd, 'dist', 'one'));
  expect(made.filter((name) => /\.(html|md)$/.test(name)).sort()).toEqual(['deck.html', 'deck.md', 'handout.html']);
  expect(made.filter((name) => name.endsWith('.pdf'))).toEqual([]);
  expect(await readFile(path.join(cwd, 'dist', 'index.html'), 'utf8')).not.toContain('.pdf"');
});

it('no browser, in JSON: nothing but JSON, and why', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  const { status, stdout } = await run(['build', '--json'], { cwd, env: nowhere });
  expect([status, JSON.stringify(JSON.parse(stdout)).includes('/nowhere/chrome')]).toEqual([3, true]);
});

it('content that is wrong counts more than a browser that is missing', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one', { front: 'titel: A\n' });
  expect((await run(['build'], { cwd, env: nowhere })).status).toBe(1);
});

it('check needs no browser', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  expect((await run(['check'], { cwd, env: nowhere })).status).toBe(0);
});

it('a build without a browser keeps the PDFs of an earlier one out of the manifest only if they are gone', async () => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  expect((await run(['build'], { cwd })).status).toBe(0);
  await writeLecture(path.join(cwd, 'content'), 'one', { body: 'Changed sentence.' });
  expect((await run(['build'], { cwd, env: nowhere })).status).toBe(3);
  const { articles } = JSON.parse(await readFile(path.join(cwd, 'dist', 'manifest.json'), 'utf8')) as {
    articles: { files: { path: string }[] }[];
  };
  const listed = articles.flatMap(({ files }) => files.map((file) => file.path.replace('one/', ''))).sort();
  expect(listed).toEqual((await readdir(path.join(cwd, 'dist', 'one'))).filter((name) => !name.startsWith('.')).sort());
  expect((await run(['build'], { cwd })).status).toBe(0);
  const pdf = await readPdf(await readFile(path.join(cwd, 'dist', 'one', 'handout.pdf')));
  expect(pdf.pages[0]?.text).toContain('Changed sentence.');
});

it('doctor says what is missing, with status 3', async () => {
  const { status, stdout } = await run(['doctor', '--json'], { env: nowhere });
  const report = JSON.parse(stdout) as { status: number; missing: string[]; browser: { path: string | null } };
  expect([status, report.status, report.missing.length > 0]).toEqual([3, 3, true]);
  const plain = await run(['doctor'], { env: nowhere });
  expect([plain.status, plain.stdout.includes('/nowhere/chrome')]).toEqual([3, true]);
});

it('a CHROME_PATH that is no browser is told as such, with status 3', async () => {
  const cwd = await workFolder();
  await mkdir(path.join(cwd, 'content'));
  await writeLecture(path.join(cwd, 'content'), 'one');
  const { status, stderr } = await run(['build'], { cwd, env: { CHROME_PATH: process.execPath } });
  expect(status).toBe(3);
  expect(complaints(stderr)).toHaveLength(1);
  expect(await readdir(path.join(cwd, 'dist', 'one'))).toEqual(expect.arrayContaining(['deck.html', 'handout.html']));
});

it.each([
  ['says why', "echo 'error while loading shared libraries: libnss3.so' >&2; exit 127", 'error while loading shared libraries: libnss3.so'],
  ['says nothing', 'exit 3', 'it ended with 3'],
  ['is killed', 'kill -9 $$', 'it ended with SIGKILL'],
])('a browser that does not start and %s is told in one sentence', async (_, script, reason) => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one');
  const browser = path.join(cwd, 'browser');
  await writeFile(browser, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const { status, stderr } = await run(['build'], { cwd, env: { CHROME_PATH: browser } });
  expect([status, complaints(stderr)]).toEqual([3, [expect.stringContaining(`The browser ${browser} does not start: ${reason}`)]]);
});
