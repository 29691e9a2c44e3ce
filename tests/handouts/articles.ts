/** Articles that are hard on a handout: notes over many pages, dense slides, long words, both directions. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const words =
  'alliance treaty promise guarantee deterrence burden commitment credibility defence member council vote border pressure'.split(' ');

/** The same words every time, each numbered, so that none can be missing unseen. */
export const noteWords: readonly string[] = Array.from({ length: 1500 }, (_, index) => `${words[(index * 7) % words.length]}${index + 1}`);

const paragraphs = (all: readonly string[], size: number): string =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => `${all.slice(index * size, (index + 1) * size).join(' ')}.`).join(
    '\n\n',
  );

const dense = Array.from({ length: 14 }, (_, index) => `- Item ${index + 1} of a list that is much too long to stand on a single slide`);

const body = `An introduction with a note.[^1]

[^1]: A footnote on [paper](https://example.org/footnote).

## The first section, whose heading is long enough that it has to be cut short below a small slide {#first}

### A point

- First item with [a link](https://example.org/slide)
- Second **item**
- Third $x^2 + y^2$

:::notes
${paragraphs(noteWords, 125)}

See [the beginning](#first), [another point](#another) and a note.[^2]

\`\`\`js
const code = 'in the notes';
\`\`\`
:::

[^2]: Only the speaker reads this footnote.

### Another point {#another}

- Donaudampfschifffahrtsgesellschaftskapitänswitwenundwaisenversicherungsanstalt
- 漢字とかな, العربية

## Second

### Dense

${dense.join('\n')}
`;

/** Writes it and gives its file. `front` is more front matter, each line with its end. */
export async function writeHard(folder: string, slug: string, front: string): Promise<void> {
  await write(
    folder,
    slug,
    `---\ntitle: Slides on paper\nlang: en\nauthors: [Ann Author]\nevent: Winter school\ndate: 2026-11-23\n${front}---\n\n${body}`,
  );
}

/** Right to left, with eight slides; in Urdu, which has no labels, so that their captions can be read back. */
export async function writeArabic(folder: string, slug: string, front: string): Promise<void> {
  const points = ['وعد مشروط', 'نقطة ثانية'].map((heading) => `### ${heading}\n\n- أول\n- ثان\n- ثالث\n`);
  const sections = ['التحالف', 'القسم الثاني'].map((heading) => `## ${heading}\n\n${points.join('\n')}`);
  await write(folder, slug, `---\ntitle: التحالفات الأمنية\nlang: ur\n${front}---\n\n${sections.join('\n')}`);
}

async function write(folder: string, slug: string, text: string): Promise<void> {
  await mkdir(path.join(folder, slug), { recursive: true });
  await writeFile(path.join(folder, slug, 'article.md'), text);
}
