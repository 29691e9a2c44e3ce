/** What stands in the text for reading, part by part flattened: what is typeset, searched for marks, and linked to. */
import type { Block } from './block.ts';
import type { PaperText } from './paper-text.ts';
import { isSideBySide } from './side-by-side.ts';
import { walk, type Node } from './walk.ts';

/** Every block and inline at the top of its part; `walk` goes below. */
export function paperNodes(text: PaperText): readonly Node[] {
  return [
    ...text.summary.flat(),
    ...text.introduction,
    ...sectionsOf(text).flatMap((section): readonly Node[] => [...section.heading, ...section.blocks]),
    ...text.notes.flatMap((note) => note.children),
    ...text.glossary.flatMap((entry) => entry.definition),
    ...text.questions.flatMap((question): readonly Node[] => [...question.question, ...(question.answer ?? ([] as readonly Block[]))]),
    ...text.references.flatMap((entry) => entry.children),
  ];
}

/** The author's ids that stand in the text: of sections and points, and of what has a name. */
export function paperIds(text: PaperText): ReadonlySet<string> {
  const ids = new Set(sectionsOf(text).map(({ id }) => id));
  for (const node of walk(paperNodes(text))) {
    if ('id' in node && node.id !== undefined && node.type !== 'crossReference' && node.type !== 'footnoteReference') ids.add(node.id);
    if (node.type === 'figure') for (const { id } of node.pictures) if (id !== undefined) ids.add(id);
  }
  return ids;
}

/** Whether some figure of the text has several pictures. */
export const holdsSideBySide = (text: PaperText): boolean => walk(paperNodes(text)).some(isSideBySide);

const sectionsOf = ({ sections }: PaperText): readonly PaperText['sections'][number][] =>
  sections.flatMap((section) => [section, ...section.points]);
