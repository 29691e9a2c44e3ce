/**
 * What a choice of `briefing` options leaves without sense: parts that hold nothing, marks and citations whose lists are left out, a binding
 * that leaves no room for text. Nothing is looked at where the article chose nothing.
 */
import type { Article } from '../model/article.ts';
import { briefingParts, type BriefingPart } from '../model/options.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Briefing } from '../model/briefing.ts';
import type { Labels } from '../model/label-files.ts';
import { paperNodes } from '../model/paper-nodes.ts';
import { walk } from '../model/walk.ts';
import { planBriefing } from './briefing.ts';
import { planMasthead } from './masthead.ts';
import { markedNotes } from './restrict.ts';
import { planText } from './text.ts';

/** mm; with the usual margins it leaves a column of 12 cm on the narrowest paper. */
const widestBinding = 40;

/** At the keys of the front matter that say so. */
export function findOddBriefing(article: Article, labels: Labels): readonly Diagnostic[] {
  return [...oddBinding(article), ...oddParts(article, labels)];
}

function oddBinding({ briefing: { binding }, ...article }: Article): readonly Diagnostic[] {
  if (binding <= widestBinding) return [];
  const message = `a binding of ${binding} mm leaves too little room for the text`;
  return [problem(article, 'binding', { ruleId: 'wide-binding', severity: 'error', message, hints: [`at most ${widestBinding} mm`] })];
}

function oddParts(article: Article, labels: Labels): readonly Diagnostic[] {
  const { parts } = article.briefing;
  if (parts.filter((part) => part !== 'slides').join() === briefingParts.filter((part) => part !== 'slides').join()) return [];
  const text = planText(article, labels);
  const briefing = planBriefing(article, planMasthead(article, labels), text);
  if (briefing.parts.length === 0) {
    const message = `the briefing would be empty: the article has nothing for ${parts.join(', ')}`;
    return [problem(article, 'parts', { ruleId: 'empty-briefing', severity: 'error', message, hints: [partsThere(article, labels)] })];
  }
  const marks = markedNotes(briefing.text, text.notes).size;
  return [
    ...missing(article, 'notes', marks, 'footnote'),
    ...missing(article, 'references', citationsIn(briefing), 'citation'),
    ...late(article),
  ];
}

/** A cover that is not on top is an odd one. */
function late(article: Article): readonly Diagnostic[] {
  if (article.briefing.parts.indexOf('cover') <= 0) return [];
  const message = "the briefing's cover stands behind other parts";
  return [problem(article, 'parts', { ruleId: 'late-cover', severity: 'warning', message, hints: ['put cover first'] })];
}

function missing(article: Article, part: 'notes' | 'references', count: number, what: string): readonly Diagnostic[] {
  if (count === 0 || article.briefing.parts.includes(part)) return [];
  const lost = part === 'notes' ? 'they and their marks are left out' : 'a reader finds no entry for what is cited';
  const message = `the briefing has no part "${part}" for its ${count} ${what}${count === 1 ? '' : 's'}: ${lost}`;
  return [problem(article, 'parts', { ruleId: 'missing-part', severity: 'warning', message, hints: [`add ${part} to briefing.parts`] })];
}

function citationsIn({ text }: Briefing): number {
  return walk(paperNodes(text)).filter(({ type }) => type === 'citation').length;
}

function partsThere(article: Article, labels: Labels): string {
  const all = { ...article, briefing: { ...article.briefing, parts: briefingParts, slides: true } };
  const held: readonly BriefingPart[] = planBriefing(all, planMasthead(article, labels), planText(article, labels)).parts;
  return `there is something for: ${held.join(', ')}`;
}

function problem({ places, file }: Pick<Article, 'places' | 'file'>, key: string, found: Omit<Diagnostic, 'position'>): Diagnostic {
  return { ...found, position: places?.[`briefing.${key}`] ?? { file, line: 1, column: 1 } };
}
