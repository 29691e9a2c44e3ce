import { expect, test } from 'vitest';
import { planMasthead } from '../../scripts/plan/masthead.ts';
import { planHandout } from '../../scripts/plan/handout.ts';
import { planText } from '../../scripts/plan/text.ts';
import { article, content, figure, labelsFor, note, paragraph, section, text } from '../sample.ts';

test('dates have the precision and the language of the article', () => {
  const date = (lang: string, value: { year: number; month?: number; day?: number }) =>
    planMasthead(article({ lang, date: value }), labelsFor('en')).date;
  expect(date('id', { year: 2026, month: 11, day: 23 })).toBe('23 November 2026');
  expect(date('en', { year: 2026, month: 11 })).toBe('November 2026');
  expect(date('de', { year: 2026 })).toBe('2026');
  expect(date('en-a1', { year: 2026 })).toBe('2026');
});

test('sections, points and figures are numbered in order and named in the language', () => {
  const point = { ...section('inner', figure('two')) };
  const planned = planText(
    article({ lang: 'id', introduction: content(figure('one')), sections: [{ ...section('outer'), points: [point] }] }),
    labelsFor('id'),
  );
  expect(planned.sections.map(({ number, points }) => [number, points.map((inner) => inner.number)])).toEqual([['1', ['1.1']]]);
  expect(planned.names).toMatchObject({ one: 'Gambar 1', two: 'Gambar 2', outer: 'Bagian 1', inner: 'Bagian 1.1' });
});

test('notes are numbered as paper meets them; a note that only a slide or the speaker meets is left out', () => {
  const footnotes = ['a', 'b', 'spoken', 'nested'].map((id) => ({
    id,
    children: [paragraph(text(id), ...(id === 'b' ? [note('nested')] : []))],
  }));
  const spoken = { ...section('s', paragraph(note('b')), paragraph(note('a')), paragraph(note('b'))), notes: [paragraph(note('spoken'))] };
  const planned = planText(article({ sections: [spoken], footnotes }), labelsFor('en'));
  expect(planned.notes.map(({ id, number }) => `${number} ${id}`)).toEqual(['1 b', '2 nested', '3 a']);
});

test('the glossary is sorted as the language sorts', () => {
  const glossary = ['Zebra', 'Ärger', 'Anfang'].map((term) => ({ term, definition: [text(term)] }));
  expect(planText(article({ lang: 'de', glossary }), labelsFor('en')).glossary.map((entry) => entry.term)).toEqual([
    'Anfang',
    'Ärger',
    'Zebra',
  ]);
});

test('contents only where there is something to find', () => {
  const contents = (sections: number) => {
    const made = article({ sections: Array.from({ length: sections }, (_, index) => section(`s${index}`)) });
    return planHandout(made, planMasthead(made, labelsFor('en')), planText(made, labelsFor('en'))).contents;
  };
  expect([contents(1), contents(2)]).toEqual([false, true]);
});

test('notes stand beside the text until they would fall far behind it, tables and pictures counted', () => {
  const words = (letters: number) => 'letters '.repeat(letters / 8);
  const placed = (each: number, ...between: Parameters<typeof section>[1][]) => {
    const footnotes = Array.from({ length: 12 }, (_, index) => ({ id: `n${index}`, children: [paragraph(text(words(each)))] }));
    const blocks = footnotes.flatMap(({ id }) => [paragraph(text(words(400)), note(id)), ...between]);
    const made = article({ sections: [section('s', ...blocks)], footnotes });
    return planHandout(made, planMasthead(made, labelsFor('en')), planText(made, labelsFor('en'))).notes;
  };
  expect([placed(80), placed(160), placed(800)]).toEqual(['side', 'side', 'end']);
  expect([placed(400), placed(400, figure('between'))]).toEqual(['end', 'side']);
});
