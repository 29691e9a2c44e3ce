/**
 * The phrases of a sample's source, each with where it may stand: on paper, on paper only, in the speaker's notes.
 *
 * Read from the source with regular expressions and not with our own parser, which these tests hold to account.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export interface Prose {
  /** The full text, which handout and briefing hold. */
  readonly text: readonly string[];
  /** `:::notes`, which no paper holds. */
  readonly spoken: readonly string[];
  /** `:::handout`, which no deck holds. */
  readonly paperOnly: readonly string[];
}

interface Part {
  readonly body?: string;
  readonly notes?: string;
  readonly points?: readonly Part[];
}

export function proseOf(file: string): Prose {
  const source = readFileSync(file, 'utf8');
  if (file.endsWith('.md')) return phrasesOf(source.replace(/^---\n[\s\S]*?\n---\n/, ''));
  const { introduction = '', sections = [] } = parse(source) as { introduction?: string; sections?: readonly Part[] };
  return phrasesOf([introduction, ...sections.flatMap(markdownOf)].join('\n\n'));
}

function markdownOf({ body = '', notes, points = [] }: Part): string[] {
  return [body, notes === undefined ? '' : `:::notes\n${notes}\n:::`, ...points.flatMap(markdownOf)];
}

function phrasesOf(markdown: string): Prose {
  const block = (name: string): string =>
    [...markdown.matchAll(new RegExp(`^:::${name}.*\\n([\\s\\S]*?)\\n:::$`, 'gm'))].map((match) => match[1]).join('\n');
  const text = markdown.replace(/^:::\w+.*\n[\s\S]*?\n:::$/gm, '');
  return { text: phrases(text), spoken: phrases(block('notes')), paperOnly: phrases(block('handout')) };
}

/** Runs of at least five words that no markup interrupts. */
function phrases(markdown: string): string[] {
  const plain = markdown.replace(/!?\[[^\]]*\]\([^)]*\)(\{[^}]*\})?|\[[^\]]*\]|\{[^}]*\}|https?:\S+/g, '|');
  return plain
    .split(/[*_`$|<>#()~\n]+/)
    .map((phrase) => phrase.replace(/^\s*(Table|Tabel): /, '').trim())
    .filter((phrase) => phrase.split(/\s+/).length >= 5);
}
