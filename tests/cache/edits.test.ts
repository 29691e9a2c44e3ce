/**
 * After whatever edits, a build with a cache writes byte for byte what one without any writes, and says the same.
 *
 * Why every kind of edit once, in an order of chance: a kind that is never drawn tests nothing, and what an edit finds depends on those before it.
 */
import path from 'node:path';
import { assert, asyncProperty, constantFrom, integer, record, shuffledSubarray } from 'fast-check';
import { expect, it } from 'vitest';
import { snapshot, workFolder } from '../support/lecture.ts';
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

it('writes what a build without a cache writes, after every edit', async () => {
  const cwd = await workFolder();
  await assert(
    asyncProperty(order, chance, chance, chance, async (kinds, ...chances) => {
      let lecture = firstLecture;
      for (const [step, kind] of ['none', ...kinds].entries()) {
        lecture = edits[kind]?.(lecture, chances[step % 3] ?? { at: 0, word: 'x', number: 1 }) ?? lecture;
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
