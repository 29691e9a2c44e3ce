/**
 * What must not be said on the students' pages although nobody sees it there, and the notes that would stand on one of two papers only.
 *
 * Alternative texts keep every word that can also be read somewhere on the pages: who hears them is to know as much as who sees, and not more.
 */
import type { GuidedText } from '../../model/handout.ts';
import { plainText, walk, type Node } from '../../model/walk.ts';
import { phraseFinder, stands } from './phrases.ts';

type Plain = Readonly<Record<string, unknown>>;

/** The text with `word` for each answer in an alternative text that stands nowhere else. `shown`: further words on the pages (title, subtitle). */
export function hushAlternatives(guided: GuidedText, shown: string, word: string, lang: string): GuidedText {
  const visible = `${shown} ${visibleWords(guided)}`;
  const hidden = guided.answers.filter((answer) => !stands(answer, visible, lang));
  const find = phraseFinder(hidden, lang);
  const hush = (alt: string): string =>
    [...find(alt)].reverse().reduce((left, { start, end }) => left.slice(0, start) + word + left.slice(end), alt);
  return rewritten(guided, (value) => (typeof value['alt'] === 'string' ? { ...value, alt: hush(value['alt']) } : value));
}

/** Without marks of notes. */
export function withoutNotes<T>(nodes: T): T {
  return rewritten(nodes, (value) => (value['type'] === 'footnoteReference' ? undefined : value));
}

function visibleWords({ text, glossary }: GuidedText): string {
  const parts = text.sections.flatMap((section) => [section, ...section.points]);
  const nodes: readonly Node[] = [
    ...text.introduction,
    ...parts.flatMap((part): readonly Node[] => [...part.heading, ...part.blocks]),
    ...text.notes.flatMap((note) => note.children),
    ...glossary.flatMap(({ term, definition }) => [...term, ...definition]),
    ...text.questions.flatMap(({ question }) => question),
    ...text.references.flatMap(({ children }) => children),
  ];
  const drawn = walk(nodes).flatMap((node) => {
    if (node.type === 'chart') return [...node.labels, ...node.series.map(({ name }) => name)];
    return node.type === 'diagram' ? [node.value] : [];
  });
  return [...nodes.map((node) => plainText([rewritten(node, ownAlternative)])), ...drawn].join('\n');
}

const ownAlternative = (value: Plain): Plain => (value['type'] === 'inlineImage' ? { ...value, alt: '' } : value);

/** Plain data with every object in it sent through `rewrite`, inner ones first; those that become undefined are left out of their list. */
function rewritten<T>(value: T, rewrite: (value: Plain) => Plain | undefined): T {
  const visit = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(visit).filter((one) => one !== undefined);
    if (typeof inner !== 'object' || inner === null) return inner;
    return rewrite(Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, visit(one)])));
  };
  return visit(value) as T;
}
