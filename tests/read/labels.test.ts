/** Label files: which of them a language uses, that they are complete, and what is said of one that cannot be read. */
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { Failure } from '../../scripts/model/failure.ts';
import { plainForm } from '../../scripts/model/outputs.ts';
import { phrase } from '../../scripts/model/words.ts';
import { loadLabels, type LabelSet } from '../../scripts/read/labels.ts';
import { quotesOf } from '../../scripts/read/typography.ts';
import { workFolder } from '../support/lecture.ts';

async function labelsOf(files: Readonly<Record<string, string>>): Promise<LabelSet> {
  const folder = path.join(await workFolder(), 'templates', 'labels');
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, `${name}.yaml`), text);
  return loadLabels(folder);
}

async function failureOf(text: string): Promise<unknown> {
  const { labelsFor } = await labelsOf({ en: 'deck: Slides\n', de: text });
  expect(labelsFor('en')).toMatchObject({ deck: 'Slides' });
  try {
    return labelsFor('de');
  } catch (error) {
    return error;
  }
}

test('a broken label file is named, with line and column, where a document speaks it', async () => {
  const failure = await failureOf('deck: Folien\na: [\n');
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({
    status: 1,
    message: expect.stringMatching(/^templates\/labels\/de\.yaml:[23]:\d+ Flow sequence/) as string,
  });
});

test('so is one that is no map of texts', async () => {
  expect(await failureOf('- deck\n- 3\n')).toMatchObject({ status: 1, message: 'templates/labels/de.yaml:1:1 this is no map of texts' });
});

test('what one lacks is taken from the next that is near, and at last from English', async () => {
  const { labelsFor } = await labelsOf({
    en: 'deck: Slides\nhandout: Handout\nnote: Note\n',
    de: 'deck: Folien\n',
    pt: 'deck: Slides\nnote: Nota\n',
    'pt-PT': 'deck: Diapositivos\n',
    zh: 'deck: 幻灯片\n',
    'zh-Hant': 'deck: 投影片\n',
    id: 'deck: Salindia\n',
  });
  expect(labelsFor('de-AT')).toEqual({ deck: 'Folien', handout: 'Handout', note: 'Note', labelsLang: 'de' });
  expect(labelsFor('pt-PT')).toEqual({ deck: 'Diapositivos', handout: 'Handout', note: 'Nota', labelsLang: 'pt-pt' });
  const decks = ['zh', 'zh-CN', 'zh-TW', 'zh-HK', 'zh-Hant', 'cmn', 'in', 'sv', 'no language'].map((lang) => labelsFor(lang)['deck']);
  expect(decks).toEqual(['幻灯片', '幻灯片', '投影片', '投影片', '投影片', '幻灯片', 'Salindia', 'Slides', 'Slides']);
});

test('forms for numbers are not mixed with those of English', async () => {
  const { labelsFor } = await labelsOf({
    en: "ordinal.one: '{number}st'\nordinal.other: '{number}th'\nchange.added: new\n",
    ms: "ordinal.other: 'ke-{number}'\n",
  });
  expect(labelsFor('ms')).toEqual({ 'ordinal.other': 'ke-{number}', 'change.added': 'new', labelsLang: 'ms' });
  expect(labelsFor('sv')).toMatchObject({ 'ordinal.one': '{number}st' });
});

const folder = path.resolve('templates/labels');
const languages = (await readdir(folder)).map((name) => path.parse(name).name);
const { labelsFor } = await loadLabels(folder);
const forms = /^(.+)\.(zero|one|two|few|many|other)$/;
const stemOf = (key: string): string => forms.exec(key)?.[1] ?? key;
const holesOf = (text: string): readonly string[] => [...(text.match(/\{\w+\}/g) ?? [])].sort();
const english = labelsFor('en');
/** "de-CH" holds only what differs from "de"; "zh-Hant" is whole. */
const isRegion = (lang: string): boolean => /-[A-Z]{2}$/.test(lang);

/** The file's own keys, each line once. */
const ownKeys = async (lang: string): Promise<readonly string[]> =>
  [...(await readFile(path.join(folder, `${lang}.yaml`), 'utf8')).matchAll(/^([\w.-]+):/gm)].map(([, key = '']) => key);

describe.each(languages)('%s', (lang) => {
  const labels = labelsFor(lang);

  it(isRegion(lang) ? 'has no key that its language lacks' : 'has every key and no other', async () => {
    const own = await ownKeys(lang);
    expect(new Set(own).size).toBe(own.length);
    const [stems, all] = [own, await ownKeys('en')].map((keys) => [...new Set(keys.map(stemOf))].sort());
    expect(all).toEqual(isRegion(lang) ? expect.arrayContaining(stems ?? []) : stems);
  });

  it('has the forms for numbers that it needs', async () => {
    const own = await ownKeys(lang);
    for (const [key, type] of [
      ['pageCount', 'cardinal'],
      ['slideCount', 'cardinal'],
      ['ordinal', 'ordinal'],
    ] as const) {
      const there = own.filter((name) => stemOf(name) === key).map((name) => forms.exec(name)?.[2] ?? '');
      if (!isRegion(lang) || there.length > 0) expect(there).toContain('other');
      const known = new Intl.PluralRules(lang, { type }).resolvedOptions().pluralCategories;
      expect(known).toEqual(expect.arrayContaining(there));
    }
  });

  it('fills the same holes', () => {
    const isCount = (key: string): boolean => /\.(zero|one|two)$/.test(key);
    for (const [key, text] of Object.entries(labels).filter(([name]) => name !== 'labelsLang')) {
      const wanted = holesOf(english[key] ?? english[`${stemOf(key)}.other`] ?? '');
      if (isCount(key)) expect(wanted).toEqual(expect.arrayContaining([...holesOf(text)]));
      else expect([key, ...holesOf(text)]).toEqual([key, ...wanted]);
    }
  });

  it('has quotation marks, a rate and words in its own script', () => {
    const marks = quotesOf(labels['quotes']);
    expect(labels['quotes']?.includes('|') ? labels['quotes'].split('|') : [...(labels['quotes'] ?? '')]).toEqual(marks);
    expect(Number(labels['wordsPerMinute'])).toBeGreaterThan(80);
    expect(Number(labels['wordsPerMinute'])).toBeLessThan(170);
    expect(phrase(labels, 'figureNumber', { number: '2' })).toContain('2');
  });
});

test('no label is kept that nothing says', async () => {
  const sources = await Promise.all(['scripts', 'templates'].map((folder) => readdir(folder, { recursive: true })));
  const files = sources.flatMap((names, index) => names.map((name) => path.join(index === 0 ? 'scripts' : 'templates', name)));
  const code = files.filter((name) => /\.(ts|hbs|js)$/.test(name));
  const text = (await Promise.all(code.map((name) => readFile(name, 'utf8')))).join('\n');
  const words = new Set([...(text.match(/[\w.-]+/g) ?? []), ...(text.match(/\w+/g) ?? [])]);
  const keys = (await readFile('templates/labels/en.yaml', 'utf8')).match(/^[\w.-]+(?=:)/gm) ?? [];
  expect(keys.length).toBeGreaterThan(100);
  /** Named whole, by a word and "Number", in parts where its group is handed over (`preview.lost`, `slideCount.one`), or a file of that name. */
  const isSaid = (key: string): boolean =>
    words.has(key) ||
    (key.endsWith('Number') && words.has(key.slice(0, -'Number'.length))) ||
    key.split('.').some((part) => key !== part && words.has(part)) ||
    plainForm(`${key}.pdf`) !== undefined;
  expect(keys.filter((key) => !isSaid(key))).toEqual([]);
});
