/**
 * What a briefing of some parts still holds.
 *
 * Notes go with what refers to them: a note of a part that is left out is not printed. Numbers stay as they are, so that a note is the same
 * on all papers of a lecture.
 */
import type { BriefingPart } from '../model/options.ts';
import type { PaperText } from '../model/paper-text.ts';
import { paperNodes } from '../model/paper-nodes.ts';
import { walk, type Node } from '../model/walk.ts';

const textParts = ['summary', 'text', 'notes', 'glossary', 'references', 'questions'] as const;

/** The text without the parts that are not named; the same object where nothing is lost. */
export function restrict(text: PaperText, parts: readonly BriefingPart[]): PaperText {
  const holds = (part: (typeof textParts)[number]): boolean =>
    part === 'text' ? text.introduction.length + text.sections.length > 0 : text[part].length > 0;
  if (textParts.every((part) => parts.includes(part) || !holds(part))) return text;
  const kept = <T>(part: BriefingPart, list: readonly T[]): readonly T[] => (parts.includes(part) ? list : []);
  const rest: PaperText = {
    ...text,
    summary: kept('summary', text.summary),
    introduction: kept('text', text.introduction),
    sections: kept('text', text.sections),
    glossary: kept('glossary', text.glossary),
    references: kept('references', text.references),
    questions: kept('questions', text.questions),
    notes: [],
  };
  const marked = markedNotes(rest, text.notes);
  return { ...rest, notes: kept('notes', text.notes).filter(({ id }) => marked.has(id)) };
}

/** Of `notes`, those that the text refers to outside of its notes, or that another of these refers to. */
export function markedNotes(text: PaperText, notes: PaperText['notes']): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (nodes: readonly Node[]): void => {
    for (const node of walk(nodes)) {
      if (node.type !== 'footnoteReference' || found.has(node.id)) continue;
      found.add(node.id);
      collect(notes.find(({ id }) => id === node.id)?.children ?? []);
    }
  };
  collect(paperNodes({ ...text, notes: [] }));
  return found;
}
