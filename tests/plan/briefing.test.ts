import { expect, test } from 'vitest';
import { planBriefing } from '../../scripts/plan/briefing.ts';
import type { BriefingPart } from '../../scripts/model/options.ts';
import { readOptions } from '../../scripts/read/options.ts';
import { planMasthead } from '../../scripts/plan/masthead.ts';
import { planText } from '../../scripts/plan/text.ts';
import { article, content, labelsFor, note, paragraph, section, text } from '../sample.ts';

const plan = (changes: Parameters<typeof article>[0]) => {
  const made = article(changes);
  return planBriefing(made, planMasthead(made, labelsFor('en')), planText(made, labelsFor('en')));
};

test('the contents list the parts in the order of the pages, and only those that hold something', () => {
  const full = plan({
    summary: [[text('Bottom line')]],
    introduction: content(paragraph(text('x'))),
    sections: [{ ...section('one'), points: [section('inner')] }, section('notes')],
    glossary: [{ term: 'T', definition: [text('d')] }],
    questions: [{ question: [text('Why?')] }],
    briefing: { ...readOptions({}).briefing, slides: true },
    appendices: [{ title: 'The treaty', path: 'a.pdf', bytes: new Uint8Array(), pages: 3 }],
  });
  expect(full.contents.map(({ id, number }) => `${id} ${number}`.trim())).toEqual([
    '_summary',
    '_introduction',
    'one 1',
    'inner 1.1',
    'notes 2',
    '_glossary',
    '_questions',
    '_slides',
    '_appendix-1',
  ]);
  expect(plan({ sections: [section('one')] }).contents.map((entry) => entry.id)).toEqual(['one']);
});

test('a formula in a heading is plain text in the contents', () => {
  const law = { ...section('law'), heading: [text('The law '), { type: 'inlineMath' as const, value: 'E = mc^2' }] };
  expect(plan({ sections: [law] }).contents.map(({ title }) => title)).toEqual(['The law E = mc²']);
});

test('notes go with what refers to them, and keep their numbers', () => {
  const lecture = {
    sections: [section('one', paragraph(note('a')))],
    questions: [{ question: [text('Why?')], answer: [paragraph(note('b'))] }],
    footnotes: ['a', 'b', 'c'].map((id) => ({ id, children: [paragraph(...(id === 'b' ? [note('c')] : []))] })),
  };
  const withParts = (...parts: readonly BriefingPart[]) => plan({ ...lecture, briefing: { ...readOptions({}).briefing, parts } });
  const notesOf = (...parts: readonly BriefingPart[]) => withParts(...parts).text.notes.map(({ id, number }) => `${id} ${number}`);
  expect(notesOf('text', 'questions', 'notes')).toEqual(['a 1', 'b 2', 'c 3']);
  expect(notesOf('questions', 'notes')).toEqual(['b 2', 'c 3']);
  expect(notesOf('text', 'questions')).toEqual([]);
  expect(withParts('notes', 'contents').parts).toEqual([]);
});
