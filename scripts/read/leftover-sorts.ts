/**
 * The sorts of text that was meant as markup elsewhere, or was pasted with the page around it.
 *
 * Of some it is sure what they are and that no reader is to see them: they are left out, or a word stands in their place. All others are printed.
 */
import { notesPrograms } from './leftover-sorts/notes-programs.ts';
import { otherMarkup } from './leftover-sorts/other-markup.ts';
import { page, pages } from './leftover-sorts/pages.ts';
import { sites } from './leftover-sorts/sites.ts';
import { slips } from './leftover-sorts/slips.ts';
import { foreign, type Sort } from './leftover-sorts/sort.ts';

/** All that are looked for in a text. */
export const sorts: readonly Sort[] = [...slips, ...pages, ...sites, ...notesPrograms, ...otherMarkup];

/** Marks that stand around words: what they hold stays. */
export const around = {
  span: { ruleId: 'leftover', sign: '', pattern: /(?!)/u, hint: 'a mark of another tool; take the brackets and braces out', instead: '' },
  marker: { ruleId: 'leftover', sign: '', pattern: /(?!)/u, hint: 'what counts is **strong**, and so it is set', instead: '' },
  change: {
    ruleId: 'leftover',
    sign: '',
    pattern: /(?!)/u,
    hint: 'a change that Word kept track of; accept or reject it there',
    instead: '',
  },
  letters: { ruleId: 'leftover', sign: '', pattern: /(?!)/u, hint: 'what counts is **strong**', becomes: 'read as plain letters' },
  attributes: { ruleId: 'leftover', sign: '', pattern: /(?!)/u, hint: foreign, instead: '' },
} satisfies Readonly<Record<string, Sort>>;

/** A block of MyST of which nothing is left. */
export const directive: Sort = {
  ruleId: 'leftover',
  sign: '',
  pattern: /(?!)/u,
  hint: 'a block of MyST that says nothing on paper; take it out, or write what it shows',
  instead: '',
};

/** A line of the page around a text. */
export const pageLine: Sort = { ruleId: 'leftover', sign: '', pattern: /(?!)/u, hint: page, instead: '' };
