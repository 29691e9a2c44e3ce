/** An article with everything that tags have to tell: scripts and directions, nested lists, tables, math, code, drawings, notes, links that wrap. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100"><rect width="200" height="100" fill="#cde"/>
<path d="M10 90 L100 10 L190 90 Z" fill="none" stroke="#135" stroke-width="4"/><text x="80" y="60" font-size="14">Ladder</text></svg>`;

const body = `
An introduction with a footnote[^one], **strong words**, *emphasis*, \`code()\`, a formula $a^2 + b^2 = c^2$ and a
[link whose words are so many that they have to wrap from one line of the page over to the next, wherever it breaks](https://example.org/a/very/long/address),
and one [inside](#lists) the article; see [](#fig-ladder), [](#tbl-numbers) and a citation [@walt; @snyder, p. 4].

[^one]: A footnote with a [link](https://example.org/note), *emphasis* and

    a second paragraph.

## Lists and definitions {#lists}

- First
  - nested, with \`code\`
    - deeper

      a paragraph within
    - and again
  1. numbered within
  2. second
- Second, **strong**

1. One
2. Two

   > A quote in a list
   > — Somebody, *Somewhere*

Deterrence
: Making an attack not worth its price.
: A second meaning.

Balance
: Weight against weight, with $x \\ge y$.

### Tables

Table: Numbers of things {#tbl-numbers}

| | One | Two |
|---|---:|---:|
| Alpha | 1 | 2 |
| Beta |  | 4 |

| Only | Heads |
|---|---|
| *a* | [b](https://example.org/b) |

## Pictures and drawings

![A ladder](ladder.svg "A ladder of promises"){#fig-ladder credit="Photo: A. N. Other"}

![The same ladder](ladder.svg "Before"){#fig-before} [![Again](ladder.svg "After")](https://example.org/after)

Figure: Twice the same, as [](#fig-before) shows

[![A linked ladder](ladder.svg)](https://example.org/ladder)

\`\`\`chart {#fig-spending}
kind: bar
alt: Two bars.
caption: Spending
unit: '%'
source: NATO (2024)
labels: [A, B]
series:
  - name: One
    values: [1, 2]
  - name: Two
    values: [2, null]
\`\`\`

\`\`\`chart {#fig-nights}
kind: bar
alt: Three bars.
caption: Nights
unit: nights away from home
labels: [A, B, C]
series:
  - values: [3, 2, 1]
\`\`\`

\`\`\`mermaid {#fig-bill}
flowchart LR
  accTitle: A bill's way
  accDescr: A bill goes to committee.
  A[Bill] --> B[Committee] --> C{Majority?}
\`\`\`

## Code and math

\`\`\`ts
// a comment, 注释
const answer: number = 42;
for (const x of [1, 2, 3]) console.log(x, 'text');
\`\`\`

$$
\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}
$$

### A point with $E = mc^2$ in its heading

Text after a formula in a heading.

#### A deeper heading

Task list:

- [ ] open
- [x] done

## Scripts

Arabic: العربية لغة جميلة. Hebrew: שלום עולם. Chinese 国际安全联盟, Japanese ひらがな カタカナ, Korean 한국어, Thai ภาษา, Hindi हिन्दी.

> Quoted text, over
> two lines.
>
> And two paragraphs.
> — Walt, *The Origins of Alliances*

:::notes
Said by the speaker.
:::

:::handout
On paper only.
:::

***

1949: A treaty.

- 1949: NATO is founded by twelve states.
- 1955: The Warsaw Pact follows.
- 12 September 2001: Article 5 is invoked.

A word of unusual length: ${'Donaudampfschifffahrtsgesellschaft'.repeat(4)}.
`;

const references = `[
 {"id":"walt","type":"book","title":"The Origins of Alliances","author":[{"family":"Walt","given":"Stephen"}],"issued":{"date-parts":[[1987]]},"URL":"https://example.org/walt"},
 {"id":"snyder","type":"book","title":"Alliance Politics","author":[{"family":"Snyder","given":"Glenn"}],"issued":{"date-parts":[[1997]]}}]`;

/** Lines of front matter besides the usual ones, as \`appendices:\`. */
export async function writeTorture(folder: string, { lang = 'en', front = '' } = {}): Promise<string> {
  const home = path.join(folder, 'torture');
  await mkdir(home, { recursive: true });
  await writeFile(path.join(home, 'ladder.svg'), picture);
  await writeFile(path.join(home, 'references.json'), references);
  const file = path.join(home, 'article.md');
  const matter = `title: Torture & <tags>\nsubtitle: A lecture\nlang: ${lang}\nauthors: [Ratna Dewi, Bima Santosa]\ndate: 2026-11-23
summary:\n  - Alliances *hold* while their members act.\n  - A second message with [a link](https://example.org).
glossary:\n  - { term: Deterrence, definition: Making an attack not worth its price. }
questions:\n  - question: Who decides?\n    answer: Each member.\n  - question: And who does not?
references: references.json\nmarking: Internal\nurl: https://example.org/lecture\n${front}`;
  await writeFile(file, `---\n${matter}---\n${body}`);
  return file;
}
