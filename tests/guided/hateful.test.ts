/** Guided notes of articles that one would hate to get: the key is always the same pages, and the students' never tell. */
import { PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { elements, read, text as textAt } from '../merge/files.ts';
import { checkPdfUa, report } from '../pdfua/check.ts';
import type { Page } from '../support/pdf.ts';
import { fold } from '../support/words.ts';
import { guidedLecture, movedWords, startGuided, textOf, type GuidedPdfs } from './pages.ts';

startGuided();
const timeout = 60_000;

const paragraph = 'This sentence of an answer goes on for a while and then on again. '.repeat(20);
const [long, longer] = ['Donaudampfschifffahrtsgesellschaftskapitänswitwenrente', 'w'.repeat(120)];
const articles: Readonly<
  Record<string, { readonly title: string; readonly front?: string; readonly body: string; readonly secret: string }>
> = {
  'long words and phrases': {
    title: 'Long',
    front: 'handout: { guided: { wordBank: false } }\n',
    body: `**${long}** and **${longer}**.\n\n**${paragraph}**\n\n- **${long}**\n  - **one ${longer} two**`,
    secret: long,
  },
  'tables, quotations, definitions, tasks': {
    title: 'Blocks',
    front: 'glossary: [{ term: Burden sharing, definition: Who pays. }]\n',
    body: `| A | B | C | D | E | F |\n|---|---|---|---|---|---|\n| **strong cell words** | **x** | burden sharing | 1 | 2 | **${long}** |\n\n> Quoted **hidden** words\n> — Source\n\nTerm **defined**\n: meaning **meant**\n\n1. **First**\n   - **second**\n- [ ] **third**`,
    secret: 'strong cell words',
  },
  'answers of every kind': {
    title: 'Answers',
    front: `summary: [A bottom line, '${paragraph}']\nquestions:\n  - { question: None? }\n  - question: Long?\n    answer: '${paragraph.repeat(6)}'\n  - question: Many?\n    answer: |\n      Because.\n\n      - one\n      - two\n\n      | a | b |\n      |---|---|\n      | 1 | 2 |\n\n      \`\`\`\n      code\n      \`\`\`\n\n      $$ x^2 $$\n\n      ${paragraph}\n\n      ${paragraph}\n`,
    body: 'Text with **words**[^n] and a note.\n\n[^n]: Textnote.',
    secret: 'goes on for a while',
  },
  Arabic: {
    title: 'الأمن الدولي',
    front:
      'lang: ar\nglossary: [{ term: الردع, definition: إقناع المهاجم. }]\nquestions: [{ question: ما معناه؟, answer: إقناع المهاجم بأن الثمن كبير. }]\n',
    body: 'الوعد **مكتوب ومصدق عليه** حتى يقرأه الخصوم، ويسمى **Balance of Power in Europe** هنا، و**12.5% من الدول** أيضا.\n\n## قسم\n\nهذا الردع يحتاج إلى عنوان.',
    secret: 'Balance of Power',
  },
  Chinese: {
    title: '国际安全',
    front:
      'lang: zh\nglossary: [{ term: 集体安全, definition: 承诺。 }]\nquestions: [{ question: 什么？, answer: 使可能的攻击者相信代价大于收益。 }]\n',
    body: '国家的承诺**必须写成文字并由议会批准以便对手也能读到它而且不会误解其中的含义**，否则没有意义。人们把它叫做集体安全。',
    secret: '议会批准',
  },
  'nothing to fill in': { title: 'None', body: 'Nothing strong.', secret: 'never said' },
};

const withText = (page: Page, keyPage: Page | undefined) =>
  movedWords(page, keyPage, ({ text, x, y }) => `${text} ${x.toFixed(1)} ${y.toFixed(1)}`);

describe.each(Object.entries(articles))('%s', (_, { secret, ...lecture }) => {
  const isArabic = lecture.front?.startsWith('lang: ar') === true;
  let made: GuidedPdfs | undefined;
  const pages = async (): Promise<GuidedPdfs> => (made ??= await guidedLecture(lecture));

  it('keeps PDF/UA', { timeout }, async () => {
    const { guided, key } = await pages();
    for (const { bytes } of [guided, key]) expect(report(await checkPdfUa(bytes))).toEqual([]);
  });

  it('has the same pages in the key, but for the line that bears the name', { timeout }, async () => {
    const { guided, key } = await pages();
    expect(guided.pages).toHaveLength(key.pages.length);
    const all = guided.pages.map((page, index) => (isArabic ? movedWords : withText)(page, key.pages[index]));
    const line = all[0]?.[0]?.y ?? 0;
    const strangers = all.flatMap((words, page) => words.filter(({ y }) => page > 0 || Math.abs(y - line) > 2));
    expect(all.flat().length).toBeGreaterThan(0);
    expect(strangers).toEqual([]);
  });

  it('tells nothing', { timeout }, async () => {
    const { guided, key } = await pages();
    expect(fold(textOf(guided))).not.toContain(fold(secret));
    expect(fold(textOf(key)).includes(fold(secret))).toBe(secret !== 'never said');
    expect(fold(await everyString(guided.bytes))).not.toContain(fold(secret));
  });
});

/** Whatever the file says anywhere in text: titles, alternative texts, names. */
async function everyString(bytes: Uint8Array): Promise<string> {
  const file = await read(bytes);
  const said = file.context.enumerateIndirectObjects().map(([, value]) => String(value));
  const tags = elements(file).flatMap((element) => ['Alt', 'ActualText', 'E', 'T'].map((key) => textAt(file, element, key)));
  return [...said, ...tags].join('\n');
}

it('a remark keeps what it is called', { timeout }, async () => {
  const { guided } = await guidedLecture({
    title: 'Remarks',
    body: '> **Tip:** read the **last article** first.\n\n> [!NOTE]\n> It **binds** all.',
  });
  const text = fold(textOf(guided));
  expect([fold('Tip:'), fold('Note:'), fold('last article'), fold('binds')].map((words) => text.includes(words))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('a line of strong words that names what stands below it stays', { timeout }, async () => {
  const { guided } = await guidedLecture({
    title: 'Praktikum',
    body: 'Teks.\n\n**Alat dan bahan:**\n\n- **Kompas**: menunjuk utara\n- Peta\n\n**Langkah kerja**:\n\n1. Buka peta dan cari **garis lintang**.',
  });
  const text = fold(textOf(guided));
  const said = ['Alat dan bahan:', 'Langkah kerja:', 'Kompas', 'garis lintang'].filter((words) => text.includes(fold(words)));
  expect(said).toEqual(['Alat dan bahan:', 'Langkah kerja:']);
});

it('a blank is heard by its number, in both papers', { timeout }, async () => {
  const { guided, key } = await guidedLecture({ title: 'Heard', front: 'lang: id\n', body: 'Ada **satu** dan **dua**.' });
  for (const { bytes } of [guided, key]) {
    const file = await read(bytes);
    const heard = elements(file).filter((element) => element.has(PDFName.of('Alt')));
    expect(heard.map((element) => textAt(file, element, 'Alt'))).toEqual(['isian 1', 'isian 2']);
  }
});

it('an alternative text tells no answer, the key’s does', { timeout }, async () => {
  const chart = '```chart\nkind: bar\nalt: The hiddenthing rises.\nlabels: [a, b]\nseries: [{ name: s, values: [1, 2] }]\n```';
  const { guided, key } = await guidedLecture({ title: 'Alt', body: `A **hiddenthing** is here.\n\n${chart}` });
  const alts = async (bytes: Uint8Array): Promise<string> => everyString(bytes);
  expect([await alts(guided.bytes), await alts(key.bytes)].map((said) => said.includes('hiddenthing'))).toEqual([false, true]);
});

it('the word bank has each word once, in the order of the alphabet', { timeout }, async () => {
  const front = 'glossary: [{ term: Deterrence, definition: D }]\nhandout: { guided: { wordBank: true } }\n';
  const { guided } = await guidedLecture({
    title: 'Bank',
    front,
    body: '**zebra**, **Änderung**, deterrence.\n\n## Two\n\n**Zebra** and deterrence.',
  });
  expect(textOf(guided).replace(/\s+/g, ' ')).toContain('Word bank Änderung Deterrence zebra');
});

it('says that there is nothing to fill in', { timeout }, async () => {
  const { diagnostics } = await guidedLecture({ title: 'None', body: 'Nothing strong.' });
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['no-blanks']);
});

it('is the same file each time', { timeout }, async () => {
  const lecture = { title: 'Same', body: '**one** and **two**' };
  const [first, second] = [await guidedLecture(lecture), await guidedLecture(lecture)];
  expect([Buffer.compare(first.guided.bytes, second.guided.bytes), Buffer.compare(first.key.bytes, second.key.bytes)]).toEqual([0, 0]);
});
