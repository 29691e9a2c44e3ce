/**
 * After whatever edits, a build with a cache writes byte for byte what one without any writes, and says the same; and so does a preview, which keeps in
 * memory what it learned of all states before.
 *
 * Why every kind of edit once, in an order of chance: a kind that is never drawn tests nothing, and what an edit finds depends on those before it.
 */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { assert, asyncProperty, constantFrom, integer, record, shuffledSubarray } from 'fast-check';
import { expect, it } from 'vitest';
import { snapshot, workFolder } from '../support/lecture.ts';
import { startLive } from '../support/live.ts';
import { build, clear, firstLecture, said, writeArticle, type Lecture } from './lecture.ts';

interface Chance {
  readonly at: number;
  readonly word: string;
  readonly number: number;
}

type Edit = (lecture: Lecture, chance: Chance) => Lecture;

const section = (change: (found: Lecture['sections'][number], chance: Chance) => Partial<Lecture['sections'][number]>): Edit => {
  return (lecture, chance) => ({
    ...lecture,
    sections: lecture.sections.map((one, index) =>
      index === chance.at % lecture.sections.length ? { ...one, ...change(one, chance) } : one,
    ),
  });
};

const edits: Readonly<Record<string, Edit>> = {
  paragraph: section(({ text }, { word }) => ({ text: `${text} And ${word}.` })),
  phrase: section((_, { word, number }) => ({ phrase: `Said of ${word} ${number}` })),
  added: (lecture, { at, word, number }) => ({
    ...lecture,
    sections: lecture.sections.toSpliced(at, 0, { name: `New ${number}`, phrase: `A phrase of ${word}`, text: `It is ${word}.` }),
  }),
  removed: (lecture, { at }) => ({ ...lecture, sections: lecture.sections.toSpliced(at % lecture.sections.length, 1) }),
  moved: (lecture, { at }) => ({ ...lecture, sections: [...lecture.sections.slice(at), ...lecture.sections.slice(0, at)] }),
  title: (lecture, { word }) => ({ ...lecture, title: `On ${word}` }),
  theme: (lecture) => ({ ...lecture, theme: lecture.theme === 'light' ? 'dark' : 'light' }),
  duration: (lecture, { number }) => ({ ...lecture, duration: number, marking: 'Internal' }),
  picture: (lecture, { number, word }) => ({ ...lecture, shade: number, drawing: word }),
  data: (lecture, { number }) => ({ ...lecture, spent: number }),
  bibliography: (lecture, { number, word }) => ({ ...lecture, year: 1900 + number, footnote: `See ${word}.` }),
  appendix: (lecture, { word }) => ({ ...lecture, appendix: word, term: `Term of ${word}` }),
};

const chance = record({
  at: integer({ min: 0, max: 2 }),
  word: constantFrom('façade', 'Łódź', 'peace & war', 'tổ chức', '<b>tag</b>', '条约', 'joy 🙂', 'حلف'),
  number: integer({ min: 1, max: 90 }),
});
const order = shuffledSubarray(Object.keys(edits), { minLength: Object.keys(edits).length });

const texts = async (folder: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(Object.entries(await snapshot(folder)).map(([name, { bytes }]) => [name, bytes.toString('latin1')]));

/** The article's state after each of the edits, one upon the other, each said by its kind. */
function statesOf(kinds: readonly string[], chances: readonly Chance[]): readonly (readonly [kind: string, lecture: Lecture])[] {
  const states: [string, Lecture][] = [['none', firstLecture]];
  for (const [step, kind] of kinds.entries()) {
    const before = states[step]?.[1] ?? firstLecture;
    states.push([kind, edits[kind]?.(before, chances[(step + 1) % 3] ?? { at: 0, word: 'x', number: 1 }) ?? before]);
  }
  return states;
}

it('writes what a build without a cache writes, after every edit', async () => {
  const cwd = await workFolder();
  await assert(
    asyncProperty(order, chance, chance, chance, async (kinds, ...chances) => {
      for (const [kind, lecture] of statesOf(kinds, chances)) {
        await writeArticle(cwd, lecture);
        await clear(path.join(cwd, 'cold'));
        const warm = await build(cwd, 'warm', '--cache', 'kept');
        const cold = await build(cwd, 'cold', '--no-cache');
        expect([kind, ...said(warm, 'warm')]).toEqual([kind, ...said(cold, 'cold')]);
        expect(warm.status, warm.stderr).toBe(0);
        const [found, made] = [await texts(path.join(cwd, 'warm')), await texts(path.join(cwd, 'cold'))];
        expect(Object.keys(found)).toEqual(Object.keys(made));
        expect(Object.keys(made).filter((name) => made[name] !== found[name])).toEqual([]);
      }
    }),
    { seed: 20261123, numRuns: 1, endOnFailure: true },
  );
}, 180_000);

it('is written so by a preview, too', async () => {
  const cwd = await workFolder();
  await writeArticle(cwd, firstLecture);
  const preview = await startLive(['preview', 'content/small', '--out', 'live', '--port', '0', '--no-open'], cwd);
  try {
    await assert(
      asyncProperty(order, chance, chance, chance, async (kinds, ...chances) => {
        for (const [kind, lecture] of statesOf(kinds, chances)) {
          await writeArticle(cwd, lecture);
          await clear(path.join(cwd, 'fresh'));
          expect((await build(cwd, 'fresh', '--no-cache')).status, kind).toBe(0);
          const made = await texts(path.join(cwd, 'fresh', 'small'));
          const live = (): Promise<readonly string[]> => differing(made, path.join(cwd, 'live', 'small'));
          for (let waited = 0; waited < 20_000 && (await live()).length > 0; waited += 100) await pause(100);
          expect([kind, ...(await live())]).toEqual([kind]);
        }
      }),
      { seed: 20261130, numRuns: 1, endOnFailure: true },
    );
  } finally {
    await preview.stop();
  }
}, 240_000);

/** The files that are not as they were made, or not there, or beside them. */
async function differing(made: Readonly<Record<string, string>>, folder: string): Promise<readonly string[]> {
  const found = await texts(folder).catch((): Readonly<Record<string, string>> => ({}));
  return [...new Set([...Object.keys(made), ...Object.keys(found)])].filter((name) => made[name] !== found[name]);
}
