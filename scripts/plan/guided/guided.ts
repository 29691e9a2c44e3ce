/**
 * Guided notes: the reading text, its strong phrases and glossary terms as numbered blanks. One plan for the students' pages and the key.
 *
 * - Every strong phrase is offered; a glossary term where it first stands in a section (the introduction is one too). Later ones stay visible: they
 *   repeat what was filled in, and a text of holes cannot be read. First in a section and not in the text, so that an edit in one section leaves the others alone.
 * - A phrase that the title or a heading above it says stays visible: that blank would ask nothing.
 * - The glossary asks for each term that is a blank in the text, by its definition; other terms stand in it as ever.
 * - Key messages and answers are rooms to write in, so the notes that only they refer to are left out.
 * Rejected: leaving the glossary out (matching a definition to its term is what students should do with it).
 */
import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Inline } from '../../model/inline.ts';
import type { GuidedText } from '../../model/handout.ts';
import type { PaperSection, PaperText } from '../../model/paper-text.ts';
import { plainText } from '../../model/walk.ts';
import { planBank } from './bank.ts';
import { blankBlocks, type BlankBlocks } from './blocks.ts';
import { blankInlines, type Offer } from './inlines.ts';
import { phraseFinder, stands, type FindPhrases } from './phrases.ts';
import { piecesOf } from './pieces.ts';
import { chooseShare } from './share.ts';
import { withoutNotes } from './silence.ts';

type Asked = Pick<Article, 'title' | 'subtitle' | 'lang' | 'handout'>;

/** The text with its blanks, numbered from 1. The same article gives the same blanks. */
export function planGuided(article: Asked, text: PaperText): GuidedText {
  const terms = text.glossary.map(({ term }) => term);
  const findTerms = phraseFinder(terms, article.lang);
  const counts: number[] = [];
  offerAll(article, text, findTerms, (group) => void (counts[group] = (counts[group] ?? 0) + 1));
  const groups = Array.from(counts, (count) => count ?? 0);
  const chosen = chooseShare(groups, article.handout.guided.share);
  const seen = groups.map(() => 0);
  const answers: string[] = [];
  const blank = (answer: string): Inline => ({ type: 'blank', number: answers.push(answer), answer: piecesOf(answer, article.lang) });
  const asked = new Set<number>();
  const body = offerAll(article, text, findTerms, (group, answer, term) => {
    const index = seen[group] ?? 0;
    seen[group] = index + 1;
    if (!chosen[group]?.has(index)) return undefined;
    if (term !== undefined) asked.add(term);
    return blank(answer);
  });
  const glossary = text.glossary.map(({ id, term, definition }, index) => ({
    id,
    term: asked.has(index) ? [blank(term)] : [{ type: 'text' as const, value: term }],
    definition,
  }));
  const rooms = { summary: withoutNotes(text.summary), questions: text.questions.map(withoutAnswerNotes) };
  return { text: { ...text, ...body, ...rooms, glossary: [] }, glossary, answers: planBank(answers, terms, findTerms, article.lang) };
}

/** A question's own notes stand on both papers. */
function withoutAnswerNotes({ question, answer }: PaperText['questions'][number]): PaperText['questions'][number] {
  return { question, ...(answer && { answer: withoutNotes(answer) }) };
}

type Decide = (group: number, answer: string, term?: number) => Inline | undefined | void;

/** Goes through introduction and sections, asking of each phrase that could be a blank. The way is the same whatever is decided. */
function offerAll(article: Asked, text: PaperText, findTerms: FindPhrases, decide: Decide): Pick<PaperText, 'introduction' | 'sections'> {
  const top = [article.title, article.subtitle ?? ''];
  const blanksOf = (group: number): ((blocks: readonly Block[], headings: readonly string[]) => readonly Block[]) => {
    const met = new Set<number>();
    return (blocks, headings) => {
      let below = '';
      const offer: Offer = ({ answer, term, strong }) => {
        if ([...headings, below].some((heading) => stands(answer, heading, article.lang))) return undefined;
        if (term !== undefined && !strong && met.has(term)) return undefined;
        if (term !== undefined) met.add(term);
        return decide(group, answer, term) ?? undefined;
      };
      const blanks: BlankBlocks = {
        inlines: (inlines) => blankInlines(inlines, { findTerms, offer }),
        under: (heading) => (below = heading),
      };
      return blankBlocks(blocks, blanks);
    };
  };
  const introduction = blanksOf(0)(text.introduction, top);
  const sections = text.sections.map((section, index) => {
    const blanks = blanksOf(index + 1);
    const under = (part: PaperSection, headings: readonly string[]): PaperSection => {
      const said = [...headings, plainText(part.heading)];
      const blocks = blanks(part.blocks, said);
      return { ...part, blocks, points: part.points.map((point) => under(point, said)) };
    };
    return under(section, top);
  });
  return { introduction, sections };
}
