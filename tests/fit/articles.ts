/**
 * Articles that no lecturer would write and every deck must bear: long words, deep lists, wide tables, tall code, scripts from all over, pictures of
 * all sizes, formulas, headlines of a paragraph, many sections, next to nothing.
 */
import fc from 'fast-check';
import { PNG } from 'pngjs';

export interface GeneratedArticle {
  readonly markdown: string;
  /** SVG and PNG pictures by name. */
  readonly pictures: Readonly<Record<string, string | Uint8Array>>;
}

const latin =
  'alliance treaty promise deter the of a in which members command burden trust summit because states would rather not be alone when others arm themselves'.split(
    ' ',
  );
const han = '联盟 条约 承诺 威慑 成员国 指挥 负担 信任 峰会 因为 国家 宁愿 不 孤独 安全 合作'.split(' ');
const kana = '同盟 条約 約束 抑止 加盟国 は を が 信頼 のため 安全保障 について 考える'.split(' ');
const arabic = 'التحالف المعاهدة الوعد الردع الأعضاء القيادة العبء الثقة القمة لأن الدول تفضل ألا تكون وحدها الأمن'.split(' ');
const monsters = [
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
  'x'.repeat(140),
  'https://example.org/a/very/long/path/that/goes/on?and=on&and=on&until=the+end#of-the-line-and-further-still',
  'pneumonoultramicroscopicsilicovolcanoconiosis-electroencephalographically',
  '条'.repeat(60),
];

export interface Script {
  readonly lang: string;
  readonly words: readonly string[];
  readonly glue: string;
}

const scripts: readonly Script[] = [
  { lang: 'en', words: latin, glue: ' ' },
  { lang: 'zh', words: han, glue: '' },
  { lang: 'ja', words: kana, glue: '' },
  { lang: 'ar', words: arabic, glue: ' ' },
];

const upTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most });
/** Mostly few, at times very many. */
const amount = (usual: number, most: number): fc.Arbitrary<number> =>
  fc.oneof({ weight: 5, arbitrary: upTo(usual) }, { weight: 1, arbitrary: upTo(most) });

function sentence(script: Script, usual = 14, most = 60): fc.Arbitrary<string> {
  const word = fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...script.words) },
    { weight: 1, arbitrary: fc.constantFrom(...monsters) },
  );
  return amount(usual, most)
    .chain((count) => fc.array(word, { minLength: count, maxLength: count }))
    .map((words) => words.map((each, index) => (index > 0 && index % 9 === 0 ? `${each},` : each)).join(script.glue || ' '));
}

const text = (script: Script): fc.Arbitrary<string> =>
  amount(3, 16)
    .chain((count) => fc.array(sentence(script), { minLength: count, maxLength: count }))
    .map((all) => `${all.join('. ')}.`);

function list(script: Script): fc.Arbitrary<string> {
  const item = fc.record({
    line: fc.oneof({ weight: 6, arbitrary: sentence(script) }, { weight: 1, arbitrary: text(script) }),
    depth: fc.integer({ min: 0, max: 4 }),
  });
  return fc
    .tuple(
      fc.boolean(),
      amount(6, 30).chain((count) => fc.array(item, { minLength: count, maxLength: count })),
    )
    .map(([isOrdered, items]) => {
      let depth = 0;
      return items
        .map(({ line, depth: wanted }, index) => {
          depth = index === 0 ? 0 : Math.min(wanted, depth + 1);
          return `${'   '.repeat(depth)}${isOrdered ? '1.' : '- '} ${line}`;
        })
        .join('\n');
    });
}

function table(script: Script): fc.Arbitrary<string> {
  return fc.tuple(amount(5, 14), amount(6, 30)).chain(([columns, rows]) => {
    const cell = fc.oneof(
      { weight: 8, arbitrary: sentence(script, 3, 6) },
      { weight: 1, arbitrary: sentence(script, 12, 120) },
      { weight: 1, arbitrary: fc.constant('') },
    );
    const row = fc.array(cell, { minLength: columns, maxLength: columns });
    return fc.array(row, { minLength: rows + 1, maxLength: rows + 1 }).map(([header = [], ...others]) => {
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      return [line(header.map((name) => name || 'n')), line(header.map(() => '---')), ...others.map(line)].join('\n');
    });
  });
}

const code: fc.Arbitrary<string> = amount(12, 80)
  .chain((lines) => fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), amount(60, 400)), { minLength: lines, maxLength: lines }))
  .map(
    (lines) =>
      `\`\`\`python\n${lines.map(([depth, length], index) => `${'    '.repeat(depth)}value_${index} = f(${'ab, '.repeat(Math.ceil(length / 4))}c)`).join('\n')}\n\`\`\``,
  );

const formula: fc.Arbitrary<string> = fc.oneof(
  amount(6, 30)
    .map((count) => Array.from({ length: count }, (_, index) => `\\frac{a_{${index}}}{b_{${index}} + c^2}`).join(' + '))
    .map((sum) => `S = ${sum}`),
  amount(5, 24).map(
    (count) =>
      `\\begin{aligned}\n${Array.from({ length: count }, (_, index) => `x_{${index}} &= ${index} y + z^{${index}}`).join(' \\\\\n')}\n\\end{aligned}`,
  ),
  fc.constant('E = mc^2'),
);

const pictureSizes = [
  [4, 4],
  [16, 9],
  [1200, 800],
  [9000, 300],
  [200, 6000],
  [20000, 20000],
] as const;

/** PNGs of one grey. */
const bitmaps = Object.fromEntries(
  (
    [
      [1, 1],
      [3, 2200],
      [2600, 5],
      [900, 700],
    ] as const
  ).map(([width, height]) => [
    `bitmap-${width}-${height}.png`,
    PNG.sync.write(Object.assign(new PNG({ width, height }), { data: Buffer.alloc(width * height * 4, 0x88) })),
  ]),
);

const drawings = Object.fromEntries(
  pictureSizes.map(([width, height], index) => [
    `picture-${index}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#888"/></svg>`,
  ]),
);

const pictures: GeneratedArticle['pictures'] = { ...drawings, ...bitmaps };

const figure = (script: Script): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...Object.keys(pictures)), fc.option(sentence(script, 10, 160)))
    .map(([name, caption]) => `![Alt](${name}${caption === null ? '' : ` "${caption.replaceAll('"', '')}"`})`);

const quoted = (words: string): string => JSON.stringify(words);

/** One to many labels, some of them sentences, and numbers of all sizes. */
function chart(script: Script): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom('line', 'bar', 'stacked', 'pie'), amount(6, 24), amount(3, 6), sentence(script, 4, 30))
    .chain(([kind, labels, series, caption]) =>
      fc
        .tuple(
          fc.array(sentence(script, 2, 12), { minLength: labels, maxLength: labels }),
          fc.array(
            fc.tuple(sentence(script, 2, 8), fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: labels, maxLength: labels })),
            { minLength: kind === 'pie' ? 1 : series, maxLength: kind === 'pie' ? 1 : series },
          ),
        )
        .map(([names, all]) => {
          const lines = all.map(([name, values], index) => `  - name: ${quoted(`${index} ${name}`)}\n    values: [${values.join(', ')}]`);
          const words = names.map((name, index) => quoted(`${index} ${name}`)).join(', ');
          return `\`\`\`chart\nkind: ${kind}\nalt: ${quoted(caption)}\ncaption: ${quoted(caption)}\nlabels: [${words}]\nseries:\n${lines.join('\n')}\n\`\`\``;
        }),
    );
}

/** A chain with branches, of few or many boxes. */
function diagram(script: Script): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom('TD', 'LR'),
      amount(5, 18).chain((count) => fc.array(sentence(script, 2, 10), { minLength: count, maxLength: count })),
    )
    .map(([way, names]) => {
      const boxes = names.map((name, index) => `  n${index}["${name.replaceAll('"', '')}"]`);
      const arrows = names.slice(1).map((_, index) => `  n${Math.floor(index / 2)} --> n${index + 1}`);
      return `\`\`\`mermaid\nflowchart ${way}\n  accDescr: A diagram\n${[...boxes, ...arrows].join('\n')}\n\`\`\``;
    });
}

function block(script: Script): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: text(script) },
    { weight: 4, arbitrary: list(script) },
    { weight: 3, arbitrary: table(script) },
    { weight: 2, arbitrary: code },
    { weight: 2, arbitrary: formula.map((tex) => `$$\n${tex}\n$$`) },
    { weight: 2, arbitrary: figure(script) },
    { weight: 1, arbitrary: chart(script) },
    { weight: 1, arbitrary: diagram(script) },
    { weight: 2, arbitrary: text(script).map((words) => `> ${words}\n> — A. Author, Work`) },
    { weight: 1, arbitrary: fc.tuple(sentence(script, 3, 10), text(script)).map(([term, words]) => `${term}\n: ${words}`) },
    { weight: 1, arbitrary: sentence(script).map((words) => `${words} $${'a + b + '.repeat(12)}c$ ${words}`) },
    { weight: 1, arbitrary: fc.tuple(sentence(script), upTo(40)).map(([words, count]) => `**${count * 7}** ${words}`) },
    {
      weight: 1,
      arbitrary: fc
        .array(sentence(script), { minLength: 3, maxLength: 8 })
        .map((lines) => lines.map((line, index) => `- ${1900 + index * 9}: ${line}`).join('\n')),
    },
  );
}

function comparison(script: Script): fc.Arbitrary<string> {
  return fc
    .tuple(sentence(script, 3, 30), list(script), sentence(script, 3, 30), list(script))
    .map(([left, one, right, two]) => `:::slide{kind=comparison}\n### ${left}\n\n${one}\n\n### ${right}\n\n${two}\n:::`);
}

const mixed = (script: Script): fc.Arbitrary<string> =>
  fc
    .tuple(list(script), fc.oneof(figure(script), table(script), code, list(script)))
    .map(([one, two]) => `:::slide\n${one}\n\n${two}\n:::`);

function point(script: Script): fc.Arbitrary<string> {
  const heading = sentence(script, 9, 50);
  const body = fc.oneof(
    { weight: 8, arbitrary: block(script) },
    { weight: 1, arbitrary: comparison(script) },
    { weight: 1, arbitrary: mixed(script) },
    { weight: 1, arbitrary: fc.constant(':::notes\nSaid only.\n:::') },
  );
  return fc.tuple(heading, body).map(([title, words]) => `### ${title}\n\n${words}`);
}

function section(script: Script): fc.Arbitrary<string> {
  return fc
    .tuple(sentence(script, 6, 50), fc.option(text(script)), fc.array(point(script), { minLength: 2, maxLength: 9 }))
    .map(([title, lead, points]) => `## ${title}\n\n${lead ?? ''}\n\n${points.join('\n\n')}`);
}

function reference(index: number, title: string): object {
  const author = [{ family: `Author${index}`, given: 'A. B.' }, { literal: 'A body with a very long name that does not end soon' }];
  return {
    id: `r${index}`,
    type: 'book',
    title: `${title} ${index}`,
    author,
    issued: { 'date-parts': [[1900 + index]] },
    URL: `https://example.org/${'long/'.repeat(index)}`,
  };
}

/** One article in one script, of some 40 slides. */
export const article: fc.Arbitrary<GeneratedArticle> = fc.noBias(
  fc.constantFrom(...scripts).chain((script) =>
    fc
      .record({
        title: sentence(script, 6, 60),
        subtitle: fc.option(sentence(script, 8, 80)),
        authors: amount(3, 60).chain((count) => fc.array(sentence(script, 2, 3), { minLength: count, maxLength: count })),
        venue: fc.option(sentence(script, 4, 30)),
        summary: fc.option(amount(5, 14).chain((count) => fc.array(sentence(script, 16, 80), { minLength: count, maxLength: count }))),
        questions: amount(3, 10).chain((count) => fc.array(sentence(script, 14, 90), { minLength: count, maxLength: count })),
        references: amount(3, 40),
        reveal: fc.boolean(),
        theme: fc.constantFrom('light', 'dark', 'contrast', 'warm'),
        size: fc.constantFrom('16:9', '16:9', '16:9', '4:3'),
        sections: fc.array(section(script), { minLength: 4, maxLength: 14 }),
      })
      .map(({ sections, size, authors, questions, references, reveal, ...front }) => {
        const known = Object.entries(front).filter(([, value]) => value !== null);
        const data = {
          ...Object.fromEntries(known),
          lang: script.lang,
          authors,
          questions: questions.map((question) => ({ question })),
          deck: { size, reveal },
          references: Array.from({ length: references }, (_, index) => reference(index, front.title)),
        };
        return { markdown: `---\n${JSON.stringify(data, null, 1)}\n---\n\n${sections.join('\n\n')}\n`, pictures };
      }),
  ),
);
