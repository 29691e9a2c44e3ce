/** What comes along when a text is copied from a news page or a word processor without its marks. */
import { expect, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { markdown, readFiles } from '../support/read.ts';

const words = (nodes: readonly Inline[]): string =>
  nodes
    .map((node) =>
      'children' in node
        ? node.type === 'strong'
          ? `*${words(node.children)}*`
          : words(node.children)
        : 'value' in node
          ? node.value
          : node.type,
    )
    .join('');

const shape = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block): string[] => {
    if (block.type === 'paragraph' || block.type === 'heading') return [words(block.children)];
    if (block.type === 'list') return block.items.flatMap(({ children }) => ['-', ...shape(children)]);
    if (block.type === 'figure') return [`figure: ${words(block.caption ?? [])} | ${words(block.credit ?? [])}`];
    if (block.type === 'handout') return ['on paper', ...shape(block.children)];
    return [block.type];
  });

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>';

async function read(body: string, lang = 'id'): Promise<{ said: readonly string[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles({ ...markdown(body, `lang: ${lang}\n`), 'a.svg': svg });
  const parts = article?.sections.flatMap((section) => [section, ...section.points]) ?? [];
  return {
    said: [
      ...shape(article?.introduction.blocks ?? []),
      ...parts.flatMap(({ heading, blocks }) => [`## ${words(heading)}`, ...shape(blocks)]),
    ].map((one) => one.replaceAll('\u00a0', ' ')),
    lines,
  };
}

const more = Array.from({ length: 8 }, (_, index) => `Kalimat ke-${index + 1} dari naskah.`);

test.each([
  ['Home > Internasional > Asia Pasifik', 'head'],
  ['Penulis: Irawan Saputra | Editor: Dewi Lestari', 'head'],
  ['Kompas.com - 16/09/2023, 07:15 WIB', 'head'],
  ['Baca juga: Mengapa Malaysia Menolak AUKUS?', 'middle'],
  ['Read also: The pact at two', 'middle'],
  ['Tag: AUKUS, ASEAN', 'tail'],
  ['Bagikan: Facebook Twitter WhatsApp', 'tail'],
  ['Copyright © 2023 Contoh. All rights reserved.', 'tail'],
] as const)('"%s" is left out and told', async (line, place) => {
  const before = place === 'head' ? [] : more;
  const { said, lines } = await read([...before, line, ...(place === 'tail' ? [] : more)].join('\n\n'));
  expect(said).not.toContain(line);
  expect(said).toHaveLength(place === 'middle' ? 16 : 8);
  expect(lines).toEqual([expect.stringMatching(/warning leftover: ".*" is left out \(pasted from a web page; take it out\)/)]);
});

test.each([
  ['See also: the second lecture.'],
  ['Tag: the day in German.'],
  ['Bagikan: setiap kelompok mendapat satu lembar.'],
  ['Read more books than papers.'],
  ['Tag: Montag, 12. Mai'],
  ['Lihat juga: Bab 2'],
  ['Copyright protects works from the day on which they are written down, for a very long time.'],
])('"%s" among the text stays', async (line) => {
  const { said, lines } = await read([...more, line, ...more].join('\n\n'));
  expect(said).toContain(line);
  expect(lines).toEqual([]);
});

test.each(['Selasa, 3 Maret 2026, 09.00–10.40 WIB, Ruang A2', 'Penulis: Siti Rahmawati', 'Sign up for the seminar by Friday.'])(
  'what a lecturer says at the beginning or the end stays: %s',
  async (line) => {
    expect(await read([line, ...more].join('\n\n'))).toEqual({ said: expect.arrayContaining([line]) as unknown, lines: [] });
    expect(await read([...more, line].join('\n\n'))).toEqual({ said: expect.arrayContaining([line]) as unknown, lines: [] });
  },
);

test.each([
  [
    'Kapal selam kelas Virginia bersandar di Perth, Jumat (4/8/2023). ANTARA FOTO/REUTERS/Pool/aww.',
    'Kapal selam kelas Virginia bersandar di Perth, Jumat (4/8/2023).',
    'ANTARA FOTO/REUTERS/Pool/aww',
  ],
  ['A submarine at its pier in Perth (Photo: Jane Doe/Reuters)', 'A submarine at its pier in Perth', 'Photo: Jane Doe/Reuters'],
  ['Gedung Sekretariat ASEAN di Jakarta. Foto: Kompas', 'Gedung Sekretariat ASEAN di Jakarta.', 'Foto: Kompas'],
] as const)('below a picture "%s" is its caption and credit', async (line, caption, credit) => {
  const { said } = await read(`Teks.\n\n![Kapal](a.svg)\n\n${line}\n\nTeks lain.`);
  expect(said).toEqual(['Teks.', `figure: ${caption} | ${credit}`, 'Teks lain.']);
});

test.each(['Gambar ini menunjukkan apa yang diberitakan Reuters.', 'The picture shows what was first told by AFP.'])(
  'a sentence below a picture that ends with an agency is text: %s',
  async (line) => expect((await read(`![Kapal](a.svg)\n\n${line}`)).said[1]).toBe(line),
);

test('a sentence below a picture is text', async () => {
  const { said } = await read('![Kapal](a.svg)\n\nKapal itu dibeli dari Australia, kata Reuters dalam laporannya kemarin.');
  expect(said[1]).toContain('Kapal itu dibeli');
});

test('keywords are for paper', async () => {
  expect((await read('Abstrak ini.\n\n**Kata kunci:** ASEAN; sentralitas\n\nKeywords: ASEAN')).said).toEqual([
    'Abstrak ini.',
    'on paper',
    '*Kata kunci:* ASEAN; sentralitas',
    'on paper',
    'Keywords: ASEAN',
  ]);
});

test('lines in capitals are headings, also without an empty line below them', async () => {
  const body =
    'BAB III\nALIANSI\n\nA. TUJUAN\nMahasiswa mampu:\n1. menjelaskan aliansi;\n2. membedakan keduanya.\n\nB. RANGKUMAN\nAliansi lahir dari ancaman bersama.\n\nC. DAFTAR RUJUKAN\nWalt, Stephen M. 1987. The Origins of Alliances. Cornell University Press.\nSnyder, Glenn H. 1997. Alliance Politics. Cornell University Press.';
  const { said, lines } = await read(body);
  expect(said).toEqual([
    '## TUJUAN',
    'Mahasiswa mampu:',
    '-',
    'menjelaskan aliansi;',
    '-',
    'membedakan keduanya.',
    '## RANGKUMAN',
    'Aliansi lahir dari ancaman bersama.',
    '## DAFTAR RUJUKAN',
    'Walt, Stephen M. 1987. The Origins of Alliances. Cornell University Press.',
    'Snyder, Glenn H. 1997. Alliance Politics. Cornell University Press.',
  ]);
  expect(lines).toHaveLength(2);
});

test.each([
  ['one line in capitals', 'NATO UN EU WTO\nare the names that stand in this text.\n\nMore text stands below it.'],
  ['a text that has headings', '## One\n\nNATO UN EU WTO\nare the names that stand in this text.\n\nUN EU WTO IMF\nare others.'],
  ['prose that is wrapped', 'The word of the day is NATO and the\nUN is not.'],
])('%s has none', async (_, body) => expect((await read(body, 'en')).lines).toEqual([]));

test('items whose first line names them keep it as a name', async () => {
  const text = 'Aliansi adalah komitmen formal antarnegara untuk saling membantu.';
  const { said } = await read(`1. Pengertian Aliansi\n${text}\n2. Bentuk Aliansi\na. Bilateral\n${text}\nb. Multilateral\n${text}`);
  expect(said).toEqual(['-', '*Pengertian Aliansi*', text, '-', '*Bentuk Aliansi*', '-', '*Bilateral*', text, '-', '*Multilateral*', text]);
});

test.each([
  ['1. The pact binds all who signed it, and\n   Germany was among them from the year 1955 on.\n2. It holds'],
  [
    '- The council of the alliance meets in\n  Brussels, where the members have their embassies.\n- The other council meets in\n  Strasbourg.',
  ],
  [
    '- Der Rat der Allianz trifft sich oft in\n  Brüssel, und im Sommer auch in anderen\n  Städten.\n- Ein zweiter Rat trifft sich oft in\n  Straßburg, und manchmal auch anderswo.',
  ],
])('a sentence that goes over lines stays one: %s', async (body) => {
  expect((await read(body, 'en')).said.join(' ')).not.toContain('*');
});
