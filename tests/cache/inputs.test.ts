/** What else than its files an article's result depends on: with any of it changed, nothing is recalled. */
import { appendFile, cp, mkdir, mkdtemp, rename, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createShelf } from '../../scripts/cache/shelf.ts';
import { openStore } from '../../scripts/cache/store.ts';
import { machineFonts } from '../../scripts/fonts/machine.ts';
import { openDesk } from '../../scripts/articles.ts';
import type { ArticleResult } from '../../scripts/article-result.ts';
import { findSources } from '../../scripts/read/sources.ts';
import { labelsState, openLabelStates } from '../../scripts/label-states.ts';
import { createRecall, templatesState, type Wish } from '../../scripts/recall.ts';
import { browserState } from '../../scripts/render/browser-choice.ts';
import { repository } from '../support/command.ts';
import { workFolder } from '../support/lecture.ts';
import { firstLecture, writeArticle } from './lecture.ts';

const labels = openLabelStates(repository);

const wish: Wish = { documents: ['deck', 'handout', 'briefing'], booklet: false };

async function read(cwd: string) {
  const [source] = (await findSources(['content'], cwd)).sources;
  if (!source) throw new Error('no article');
  const { article, inputs } = await (await openDesk(repository)).read(source);
  const { slug, title, lang, direction, file } = article;
  const files = [{ name: 'deck.md', bytes: new Uint8Array([1]) }];
  const result: ArticleResult = { slug, title, lang, direction, file, folder: source.folder, diagnostics: [], files };
  return { source, inputs, result };
}

it('is recalled for the same settings and wish alone', async () => {
  const cwd = await workFolder();
  await writeArticle(cwd, firstLecture);
  const { source, inputs, result } = await read(cwd);
  const store = openStore(path.join(cwd, 'kept'));
  const shelf = createShelf(store, 'tool');
  createRecall(shelf, ['templates', 'browser', 'date'], labels).keep(source, inputs, wish, result);
  await shelf.close(Date.now());

  const find = (settings: readonly string[], wanted: Wish = wish, tool = 'tool') =>
    createRecall(createShelf(store, tool), settings, labels).find(source, wanted);
  expect((await find(['templates', 'browser', 'date']))?.files).toHaveLength(1);
  for (const index of [0, 1, 2]) {
    const settings = ['templates', 'browser', 'date'];
    settings[index] += '2';
    expect(await find(settings)).toBeUndefined();
  }
  const settings = ['templates', 'browser', 'date'];
  expect(await find(settings, wish, 'tool 2')).toBeUndefined();
  expect(await find(settings, { ...wish, documents: ['deck'] })).toBeUndefined();
  expect(await find(settings, { ...wish, booklet: true })).toBeUndefined();
  expect(await find(settings, { ...wish, layouts: ['notes'] })).toBeUndefined();
});

it.each(['photo.png', 'bars.svg', 'spent.csv', 'references.bib', 'appendix.pdf', 'article.md'])(
  'is not recalled when a byte of %s has changed, and again when it is back under another time',
  async (name) => {
    const cwd = await workFolder();
    const folder = await writeArticle(cwd, firstLecture);
    const { source, inputs, result } = await read(cwd);
    const recall = createRecall(createShelf(openStore(path.join(cwd, 'kept')), 'tool'), [], labels);
    recall.keep(source, inputs, wish, result);
    await expect.poll(() => recall.find(source, wish)).toBeDefined();
    await cp(path.join(folder, name), path.join(cwd, 'before'));
    await appendFile(path.join(folder, name), ' ');
    expect(await recall.find(source, wish)).toBeUndefined();
    await rename(path.join(cwd, 'before'), path.join(folder, name));
    await utimes(path.join(folder, name), 1, 1);
    expect(await recall.find(source, wish)).toBeDefined();
  },
);

it('is never recalled with an error, or without files', async () => {
  const cwd = await workFolder();
  await writeArticle(cwd, firstLecture);
  const { source, inputs, result } = await read(cwd);
  const shelf = createShelf(openStore(path.join(cwd, 'kept')), 'tool');
  const recall = createRecall(shelf, [], labels);
  const position = { file: 'a', line: 1, column: 1 };
  recall.keep(source, inputs, wish, { ...result, files: [] });
  recall.keep(source, inputs, wish, {
    ...result,
    diagnostics: [{ ruleId: 'leftover', severity: 'error', message: 'x', position, hints: [] }],
  });
  await shelf.close(Date.now());
  expect(await recall.find(source, wish)).toBeUndefined();
});

it('templates count by their content, wherever they lie, and label files by their names', async () => {
  const roots = await Promise.all([0, 1].map(async () => mkdtemp(path.join(await workFolder(), 'root-'))));
  for (const root of roots) await cp(path.join(repository, 'templates'), path.join(root, 'templates'), { recursive: true });
  const [one = '', two = ''] = roots;
  expect(templatesState(one)).toBe(templatesState(two));
  for (const file of ['deck/deck.md.hbs', 'deck/themes/dark.css', 'preview/frame.js']) {
    const before = templatesState(one);
    await appendFile(path.join(one, 'templates', file), '\n');
    expect(templatesState(one)).not.toBe(before);
  }
  const before = templatesState(two);
  await rename(path.join(two, 'templates', 'labels', 'id.yaml'), path.join(two, 'templates', 'labels', 'jv.yaml'));
  expect(templatesState(two)).not.toBe(before);
});

it('label files count by their content for the languages that use them, and nothing is kept of a build in which one was changed', async () => {
  const cwd = await workFolder();
  const root = path.join(cwd, 'root');
  await cp(path.join(repository, 'templates', 'labels'), path.join(root, 'templates', 'labels'), { recursive: true });
  const states = (): string[] => ['en', 'id', 'de-AT', 'zh-TW'].map((lang) => labelsState(root, [lang]));
  const before = states();
  const change = (name: string): Promise<void> => appendFile(path.join(root, 'templates', 'labels', name), '\n');
  const changed = (): boolean[] => states().map((state, index) => state !== before[index]);
  await change('de.yaml');
  expect(changed()).toEqual([false, false, true, false]);
  await change('zh-Hant.yaml');
  expect(changed()).toEqual([false, false, true, true]);

  await writeArticle(cwd, firstLecture);
  const { source, inputs, result } = await read(cwd);
  const shelf = createShelf(openStore(path.join(cwd, 'kept')), 'tool');
  const old = openLabelStates(root);
  const recall = createRecall(shelf, [], old);
  await change('fr.yaml');
  recall.keep(source, inputs, wish, result);
  expect(old.areOld()).toBe(true);
  expect(await recall.find(source, wish)).toBeUndefined();

  createRecall(shelf, [], openLabelStates(root)).keep(source, inputs, wish, result);
  await expect.poll(() => createRecall(shelf, [], openLabelStates(root)).find(source, wish)).toBeDefined();
  await change('fr.yaml');
  expect(await createRecall(shelf, [], openLabelStates(root)).find(source, wish)).toBeDefined();
  await change('en.yaml');
  expect(await createRecall(shelf, [], openLabelStates(root)).find(source, wish)).toBeUndefined();
});

it('another browser of the same version is another; the embedded one is the same on every machine', async () => {
  const cwd = await workFolder();
  const files = ['one', 'two'].map((name) => path.join(cwd, name));
  for (const file of files) await writeFile(file, 'browser');
  const [one = '', two = ''] = files.map((file) => browserState({ path: file, origin: 'CHROME_PATH' }));
  expect(one).not.toBe(two);
  await appendFile(files[0] ?? '', '2');
  expect(browserState({ path: files[0] ?? '', origin: 'CHROME_PATH' })).not.toBe(one);
  const embedded = (home: string, version: string): string =>
    browserState({ path: `${home}/.cache/paparan/chromium-1/chromium`, origin: 'embedded', version });
  expect(embedded('/home/a', '1')).toBe(embedded('/home/b', '1'));
  expect(embedded('/home/a', '1')).not.toBe(embedded('/home/a', '2'));
});

it('fonts that come to the machine, or other settings of them, are noticed', async () => {
  const home = await workFolder();
  const settings = path.join(home, 'fonts.conf');
  await writeFile(settings, '<fontconfig></fontconfig>');
  const state = (): string => machineFonts({ HOME: home, FONTCONFIG_FILE: settings }, 'linux');
  const seen = [state()];
  expect(state()).toBe(seen[0]);
  await mkdir(path.join(home, '.fonts', 'inter'), { recursive: true });
  seen.push(state());
  await utimes(path.join(home, '.fonts', 'inter'), 1, 1);
  seen.push(state());
  await writeFile(settings, '<fontconfig><dir>/elsewhere</dir></fontconfig>');
  seen.push(state());
  expect(new Set(seen).size).toBe(4);
});
