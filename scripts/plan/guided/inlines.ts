/**
 * Blanks in a run of inlines: strong phrases, and glossary terms in plain words.
 *
 * Never inside links, citations, code, formulas, marks of notes: they stay as they are, and where a strong phrase holds one, the longest run of words
 * beside it is the blank. Stops at the end of a phrase stay visible. Emphasis inside an answer is lost.
 */
import type { Inline } from '../../model/inline.ts';
import { scriptWords } from '../../model/formula-words.ts';
import type { FindPhrases } from './phrases.ts';

/** `term`: index of the glossary's term that the answer is. */
export interface Offered {
  readonly answer: string;
  readonly strong: boolean;
  readonly term?: number;
}

/** What stands in the place of a phrase if it becomes a blank. */
export type Offer = (offered: Offered) => Inline | undefined;

/** How blanks are found, and who decides which become some. */
export interface Blanking {
  readonly findTerms: FindPhrases;
  readonly offer: Offer;
}

/** The inlines with blanks for what `offer` takes. */
export function blankInlines(inlines: readonly Inline[], blanking: Blanking): readonly Inline[] {
  return inlines.flatMap((inline): readonly Inline[] => {
    switch (inline.type) {
      case 'text':
        return blankTerms(inline.value, blanking);
      case 'strong':
        return inline.open ? [inline] : blankStrong(inline, blanking);
      case 'emphasis':
      case 'delete':
        return [{ ...inline, children: blankInlines(inline.children, blanking) }];
      default:
        return [inline];
    }
  });
}

function blankTerms(value: string, { findTerms, offer }: Blanking): readonly Inline[] {
  const made: Inline[] = [];
  let from = 0;
  for (const { start, end, phrase } of findTerms(value)) {
    const blank = offer({ answer: value.slice(start, end), strong: false, term: phrase });
    if (!blank) continue;
    made.push(...textOf(value.slice(from, start)), blank);
    from = end;
  }
  return [...made, ...textOf(value.slice(from))];
}

function blankStrong(strong: Extract<Inline, { type: 'strong' }>, { findTerms, offer }: Blanking): readonly Inline[] {
  const runs = runsOf(strong.children);
  const lengths = runs.map((run) => (run.every(isWords) ? run.map(wordsOf).join('').trim().length : 0));
  const longest = lengths.indexOf(Math.max(...lengths));
  return runs.flatMap((run, index): readonly Inline[] => {
    const kept: readonly Inline[] = [{ type: 'strong', children: run }];
    if (index !== longest || !run.every(isWords)) return kept;
    const [, before = '', answer = '', after = ''] = edges.exec(run.map(wordsOf).join('')) ?? [];
    if (!/[\p{L}\p{N}]/u.test(answer)) return kept;
    const whole = findTerms(answer).find(({ start, end }) => start === 0 && end === answer.length);
    const blank = offer({ answer, strong: true, ...(whole && { term: whole.phrase }) });
    return blank ? [...textOf(before), blank, ...textOf(after)] : kept;
  });
}

/** Spaces, quotation marks and stops around an answer. A dot that ends a number or an abbreviation goes with the stops: nothing tells them apart. */
const edges = /^([\s“”‘’"'«»„‚([¿¡]*)([^]*?)([\s“”‘’"'«»)\].,:;!?…؟،؛。，：；！？、]*)$/u;

/** Children in runs of words and of what is none. */
function runsOf(children: readonly Inline[]): readonly (readonly Inline[])[] {
  const runs: Inline[][] = [];
  for (const child of children) {
    const last = runs.at(-1);
    if (last?.[0] && isWords(last[0]) === isWords(child)) last.push(child);
    else runs.push([child]);
  }
  return runs;
}

function isWords(inline: Inline): boolean {
  if (inline.type === 'text' || inline.type === 'subscript' || inline.type === 'superscript') return true;
  return (inline.type === 'emphasis' || inline.type === 'strong' || inline.type === 'delete') && inline.children.every(isWords);
}

function wordsOf(inline: Inline): string {
  if (inline.type === 'text') return inline.value;
  if (inline.type === 'subscript' || inline.type === 'superscript') return scriptWords(inline.type, inline.value);
  return 'children' in inline ? inline.children.map(wordsOf).join('') : '';
}

const textOf = (value: string): readonly Inline[] => (value === '' ? [] : [{ type: 'text', value }]);
