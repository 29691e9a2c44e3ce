/** A small article made by hand, for tests of single stages; a test changes only what it is about. */
import type { Article } from '../scripts/model/article.ts';
import type { Block } from '../scripts/model/block.ts';
import type { Inline } from '../scripts/model/inline.ts';
import type { Content } from '../scripts/model/section.ts';
import { loadLabels } from '../scripts/read/labels.ts';
import { readOptions } from '../scripts/read/options.ts';

const position = { file: 'article.md', line: 1, column: 1 };

export const text = (value: string): Inline => ({ type: 'text', value });
export const note = (id: string): Inline => ({ type: 'footnoteReference', id, position });
export const paragraph = (...children: readonly Inline[]): Block => ({ type: 'paragraph', children, position });
export const figure = (id: string): Block => ({
  type: 'figure',
  id,
  pictures: [{ src: 'a.png', alt: 'A', position }],
  caption: [text('Caption')],
  position,
});
export const content = (...blocks: readonly Block[]): Content => ({ blocks, slides: [], notes: [] });
export const section = (id: string, ...blocks: readonly Block[]): Article['sections'][number] => ({
  id,
  heading: [text(id)],
  points: [],
  position,
  ...content(...blocks),
});

export const { labelsFor } = await loadLabels('templates/labels');

export function article(changes: Partial<Article> = {}): Article {
  return {
    slug: 'sample',
    file: 'article.md',
    title: 'A title',
    lang: 'en',
    direction: 'ltr',
    authors: [],
    keywords: [],
    summary: [],
    theme: 'light',
    brand: {},
    paper: 'a4',
    references: [],
    glossary: [],
    questions: [],
    appendices: [],
    deck: {
      agenda: true,
      references: true,
    },
    handout: readOptions({}).handout,
    briefing: { ...readOptions({}).briefing, slides: false },
    introduction: content(),
    sections: [],
    footnotes: [],
    pictures: {},
    ...changes,
  };
}
