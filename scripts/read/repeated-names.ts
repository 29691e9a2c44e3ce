/**
 * "Figure \ref{map}", "equation [](#law)", "Eq. (\ref{law})": a reference prints the name of what it leads to ("Figure 2"), so that the author's own word
 * before it would say it twice. That word is left out, with the brackets around a formula's.
 *
 * As LaTeX and MyST have it, where a reference is a number. Why the author's word goes and not the name: the name is a link's text, and found as such.
 */
import type { Inline } from '../model/inline.ts';
import type { Labels } from '../model/label-files.ts';

/** What such a word looks like at the end of a text, in the article's language and in English. */
export function nameWords(labels: Labels): RegExp {
  const named = ['figureNumber', 'tableNumber', 'equationNumber', 'sectionNumber'].map((key) =>
    (labels[key] ?? '').replace('{number}', '').trim(),
  );
  const short = [...(labels['caption.also.figure'] ?? '').split('|'), ...(labels['caption.also.table'] ?? '').split('|')].filter((word) =>
    word.endsWith('.'),
  );
  const words = new Set([...english, ...named, ...short].filter((word) => word !== ''));
  const parted = [...words].filter((word) => !unparted.test(word)).map(escaped);
  const joined = [...words].filter((word) => unparted.test(word) && !/\s/.test(word)).map(escaped);
  const forms = [
    `(?<![\\p{L}\\p{N}])(?:${parted.join('|')})\\p{L}{0,2}\\.?[\\s\\u00a0]+`,
    ...(joined.length > 0 ? [`(?:${joined.join('|')})\\s*`] : []),
  ];
  return new RegExp(`(?:${forms.join('|')})(\\()?$`, 'iu');
}

const english = ['Figure', 'Fig.', 'Table', 'Tab.', 'Equation', 'Eq.', 'Section', 'Sec.'];
const unparted = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The nodes without such words. */
export function withoutRepeatedNames(nodes: readonly Inline[], words: RegExp): readonly Inline[] {
  if (!nodes.some(isBare)) return nodes;
  const result = [...nodes];
  result.forEach((node, index) => {
    const [before, behind] = [result[index - 1], result[index + 1]];
    if (!isBare(node) || before?.type !== 'text') return;
    const found = words.exec(before.value);
    const isBracketed = found?.[1] !== undefined;
    if (!found || (isBracketed && !(behind?.type === 'text' && behind.value.startsWith(')')))) return;
    result[index - 1] = { type: 'text', value: before.value.slice(0, found.index) };
    if (isBracketed && behind?.type === 'text') result[index + 1] = { type: 'text', value: behind.value.slice(1) };
  });
  return result.filter((node) => node.type !== 'text' || node.value !== '');
}

const isBare = (node: Inline): boolean => node.type === 'crossReference' && node.children.length === 0;
