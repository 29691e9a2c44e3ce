/**
 * A line that is as long as a book's chapter, made of one sign or two, is read as quickly as any other: no pattern begins anew at each of its signs.
 * In ms of processor time, which other work on the machine does not lengthen as it does the clock's.
 */
import path from 'node:path';
import { expect, test } from 'vitest';
import { readArticles } from '../../scripts/articles.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';

const many = (text: string): string => text.repeat(100_000 / text.length);

test.each([
  ['a bracket that is not closed before signs of a citation', `x [${many('@')} y`],
  ['a key of stops', `x @a${many('.')}a y`],
  ['spaces', `x${many(' ')}y`],
  ['commands of other tools', `x ${many('{{<')} y`],
  ['links of other tools', `x ${many('[[a')} y`],
  ['formulas in a line', `x ${many('$$a$$ ').slice(0, 30_000)} y`],
  ['formulas below each other', many('$$a$$\n').slice(0, 30_000)],
  ['dots before a page', `- ${many('.')} y\n\n## y\n\n## z`],
  ['spaces in a strong phrase of a quote', `> **x${many(' ')}y** said`],
  ['formulas that are not closed', `x ${many('\\\\(')} y`],
  ['what a chat left behind and did not close', `x ${many('【†')} y`],
  ['a picture that is not closed', `x ![](${many('a ')}`],
  ['straight quotes in Chinese', many('"中')],
  ['indented words', `x\n\n    ${many('a')} b`],
  ['groups of digits', `x ${many('000 ')} y 1`],
  ['short forms', `x ${many('a. ')} § ${many('§ ')} 1 ${many('S. ')}`],
  ['signs of equations', `x ${many('= ')} ${many('a < ')} 1`],
  ['lines of a quote that are spoken', `> ${many('—x.\n> ').slice(0, 30_000)} y`],
  ['paragraphs that letters count', many('a. x\n\n')],
  ['letters above the line', many('a^b ')],
  ['lines that letters count', many('a. x\nb. y\n').slice(0, 30_000)],
  ['a short source with spaces', `> A.\n>\n> B${many(' ')}C`],
  ['a formula at a long word', `${many('x')}$a$${many('y')} 1`],
  ['tags that do not end', `x ${many('<b>')} y`],
  ['tags with signs of others', `x ${many('<span>a')} y`],
  ['lines of another markup', many('== a\n')],
  ['brackets with braces', `x ${many('[a]{.x} ').slice(0, 30_000)} y`],
  ['brackets that are not closed', `x ${many('[')} y`],
  ['blocks of other tools', many('::: {.a}\n').slice(0, 15_000)],
  ['environments that do not end', many('\\begin{align}\n')],
  ['headings of the same words', many('## x\n\n')],
  ['columns without an end', many('-- --\n a  b\n\n').slice(0, 30_000)],
  ['code in two sections', `\`\`\`\n${many('a')}\nb\n\`\`\`\n\n## B\n\n\`\`\`\n${many('a')}\nb\n\`\`\``],
  [
    'links to nothing',
    Array.from(
      { length: 5000 },
      (_, index) => `## Heading ${index} on why alliances hold\n\n[x](#heding-${index}-on-wy-alliances-hold)`,
    ).join('\n\n'),
  ],
])('%s', { timeout: 120_000 }, async (_, body) => {
  const cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'one', { body: 'Short.' });
  await writeLecture(path.join(cwd, 'long'), 'one', { body });
  const read = (folder: string) => readArticles([folder], cwd, path.resolve('.'));
  await read('content');
  const begin = process.cpuUsage();
  const { articles } = await read('long');
  expect(articles).toHaveLength(1);
  const { user, system } = process.cpuUsage(begin);
  expect((user + system) / 1000).toBeLessThan(6000);
});
