/** The page that shows what changed: whole in every language, and nothing in it that is the speaker's or that an author slipped in. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare } from '../../scripts/compare/compare.ts';
import { fillChanges } from '../../scripts/fill/changes.ts';
import { loadTemplates } from '../../scripts/fill/templates.ts';
import { unitKinds, type BuildRecord, type Passage } from '../../scripts/model/record.ts';
import { loadLabels } from '../../scripts/read/labels.ts';

const [fill, { labelsFor }] = await Promise.all([loadTemplates(path.resolve('templates')), loadLabels(path.resolve('templates/labels'))]);

const record = (text: readonly Passage[], more: Partial<BuildRecord> = {}): BuildRecord => ({
  title: 'T',
  lang: 'en',
  text,
  slides: [],
  drawnBy: 'x',
  pages: {},
  ...more,
});

function page(before: BuildRecord, after: BuildRecord, lang = 'en'): string {
  const shown = { title: 'A & B', lang, direction: 'ltr' as const, labels: labelsFor(lang), since: { name: '<week>', date: '2026-11-23' } };
  return fillChanges(shown, compare(before, after), fill, '');
}

const every = (word: string): Passage[] => [
  {
    id: 'x',
    number: '1',
    heading: `Heading ${word}`,
    units: unitKinds.map((kind) => ({ kind, words: `${kind} is called ${word}`, looks: '0' })),
  },
];

describe('changes.html', () => {
  it.each(['en', 'id'])('has a name for every kind of thing, in %s', (lang) => {
    const html = page(record(every('old')), record(every('new')), lang);
    const main = /<main>[^]*<\/main>/.exec(html)?.[0] ?? '';
    expect(main.match(/<ins>new<\/ins>/g)).toHaveLength(unitKinds.length + 1);
    expect(html.replace(/<style>[^]*?<\/style>/g, '')).not.toMatch(/unit\.|change\.|changes[A-Z]|\{\w+\}/);
    expect(html).toContain(`<html lang="${lang}" dir="ltr">`);
  });

  it('says that all slides look other, and not that nothing has changed', () => {
    const html = page(record([], { look: { theme: 'light' } }), record([], { look: { theme: 'dark' } }));
    expect(html).toContain('All slides look different.');
    expect(html).not.toContain('Nothing has changed');
  });

  it('shows markup as text', () => {
    const evil = '<script>alert(1)</script> & "so"';
    const passage = (words: string): Passage[] => [
      { id: 'x', number: '', heading: words, units: [{ kind: 'paragraph', words, looks: '0' }] },
    ];
    const html = page(record(passage('plain words')), record(passage(evil)));
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('&lt;week&gt;');
    expect(html).toContain('<h1>A &amp; B</h1>');
  });

  it('keeps what the speaker says to the speaker, slides that came and went included', () => {
    const slide = (id: string, notes: string): BuildRecord['slides'][number] => ({
      id,
      kind: 'points',
      heading: id,
      words: `${id} ${id}`,
      looks: '',
      notes,
    });
    const html = page(
      record([], { slides: [slide('gone', 'SECRET'), slide('kept', 'SECRET')] }),
      record([], { slides: [slide('fresh', 'SECRET'), slide('kept', 'OTHER SECRET')] }),
    );
    expect(html).toContain('gone gone');
    expect(html).toContain('fresh fresh');
    expect(html).not.toContain('kept kept');
    expect(html).not.toContain('SECRET');
  });

  it('names the pages to replace, but for papers that no reader is given', () => {
    const pages = (word: string): BuildRecord['pages'] => {
      const one = [{ label: '1', picture: word, body: word, words: word }];
      return { 'briefing.pdf': one, 'handout-notes.pdf': one, 'handout-guided-key.pdf': one };
    };
    const html = page(record([], { pages: pages('a') }), record([], { pages: pages('b') }));
    expect(html).toContain('<b>briefing.pdf</b> page 1');
    expect(html).not.toMatch(/handout-/);
  });

  it.each([
    ['en', 'page 3; page numbers from 4 on are higher by 1; on pages 1–2 only the number of all pages is another', 'abXcd'],
    ['en', 'take out the old pages 1–2; page numbers from 1 on are lower by 2', 'cd'],
    ['en', 'page 1 was 3; pages 2–3 were 1–2', 'cabd'],
    ['id', 'keluarkan halaman lama 1; nomor halaman mulai 1 berkurang 1', 'bcd'],
  ])('tells in %s: %s', (lang, expected, after) => {
    const pages = (bodies: string): BuildRecord['pages'] => ({
      'briefing.pdf': [...bodies].map((body, index) => ({
        label: String(index + 1),
        picture: `${body} ${index + 1}/${bodies.length}`,
        body,
        words: body,
      })),
    });
    const html = page(record([], { pages: pages('abcd') }), record([], { pages: pages(after) }), lang);
    expect(html).toContain(`<b>briefing.pdf</b> ${expected}<`);
    expect(html).not.toMatch(/Nothing has changed|Tidak ada yang berubah/);
  });

  it.each([
    ['en', 'changed, moved from '],
    ['ar', 'تغيّر، نُقل من '],
    ['ja', '変更、'],
  ])('parts what is told of one thing as its language does (%s)', (lang, told) => {
    const slide = (id: string, words: string): BuildRecord['slides'][number] => ({
      id,
      kind: 'points',
      heading: id,
      words,
      looks: '',
      notes: '',
    });
    const [one, two] = ['one thing that stays as it is', 'two things, and both of them stand elsewhere'];
    const html = page(
      record([], { slides: [slide('a', one), slide('b', two), slide('c', 'third of all')] }),
      record([], { slides: [slide('b', `${two} now`), slide('c', 'third of all'), slide('a', `${one} now`)] }),
      lang,
    );
    expect(html).toContain(told);
  });

  it('says that nothing changed', () => {
    const html = page(record(every('old')), record(every('old')));
    expect(html).toContain('Nothing has changed.');
    expect(html).not.toMatch(/<ins>|<del>/);
  });

  it('says from which row of a table one moved', () => {
    const table = (...rows: readonly string[]): Passage[] => [
      {
        id: 'x',
        number: '',
        heading: 'x',
        units: rows.map((words, row) => ({ kind: 'row' as const, name: 'Table 1', row, words, looks: '' })),
      },
    ];
    const html = page(record(table('Malt', 'pale', 'roast', 'smoked')), record(table('Malt', 'roast', 'smoked', 'pale')));
    expect(html).toContain('<b>Table 1, row 3</b> moved from Table 1, row 1');
  });

  it.each([
    ['he', 'lang="en" dir="ltr"', '<bdi lang="he">'],
    ['sv-FI', 'lang="en" dir="ltr"', '<bdi lang="sv-FI">'],
    ['de-CH', '', '<bdi>'],
    ['en-GB', '', '<bdi>'],
    ['id', '', '<bdi>'],
  ])('tells labels from the author’s words (%s)', (lang, attributes, bdi) => {
    const [was, is] = [every('old'), every('new')];
    const html = page(record(was), record(is.map((one) => ({ ...one, units: [...one.units].reverse() }))), lang);
    const own = attributes === '' ? '' : ` ${attributes}`;
    expect(html).toMatch(new RegExp(`<p class="since"${own}>[^<]*${bdi}&lt;week&gt;</bdi>[^<]*${bdi}[^<]*2026[^<]*</bdi></p>`));
    expect(html).toContain(`<p class="what"${own}>`);
    expect(html.match(new RegExp(`<p class="where"${own}>`, 'g'))?.length).toBeGreaterThanOrEqual(unitKinds.length);
    expect(html).toContain(`<span class="what">${own === '' ? '' : `<span${own}>`}`);
    if (own === '') expect(html.slice(html.indexOf('<body'))).not.toMatch(/ lang=| dir=/);
  });

  it('sets the author’s words apart from labels around them', () => {
    const [other, term]: Passage['units'] = [
      { kind: 'paragraph', words: 'En mening som hör till en annan del.', looks: '' },
      { kind: 'term', name: 'Jäsning', words: 'Vad jäst gör.', looks: '' },
    ];
    const parts = (first: Passage['units'], second: Passage['units']): Passage[] => [
      { id: 'x', number: '1', heading: 'Sätta & jäsa', units: first },
      { id: 'y', number: '2', heading: 'Lagra', units: second },
    ];
    const html = page(record(parts([other!], [])), record(parts([], [other!, term!])), 'sv');
    expect(html).toContain('moved from <bdi lang="sv">1 Sätta &amp; jäsa</bdi>, Paragraph 1');
    expect(html).toContain('<b><bdi lang="sv">Jäsning</bdi></b>');
  });

  it('lists passages as they are read', () => {
    const passages = (word: string, ids: readonly string[]): Passage[] =>
      ids.map((id) => ({
        id,
        number: '',
        heading: id,
        units: [{ kind: 'paragraph' as const, words: `The part ${id} holds ${word} only`, looks: '0' }],
      }));
    const html = page(record(passages('this', ['a', 'b', 'c'])), record(passages('that', ['c', 'a', 'b'])));
    expect([...html.matchAll(/<h3>(\w)/g)].map(([, id]) => id)).toEqual(['c', 'a', 'b']);
  });
});
