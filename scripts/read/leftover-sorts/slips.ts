/** Markdown that is nearly right, or that no reader of Markdown knows: what was meant is the author's to say, so all of it is printed. */
import type { Sort } from './sort.ts';

/** None is taken out. */
export const slips: readonly Sort[] = [
  {
    ruleId: 'unknown-footnote',
    sign: '[^',
    pattern: /(?<!\\)\[\^[^[\]\s]+\]/gu,
    hint: 'write the note in a paragraph of its own in the same text: "[^…]: text"',
  },
  {
    ruleId: 'leftover',
    sign: '![',
    pattern: /(?<!\\)!\[[^[\]]*\]\([^)\s]*\s[^)]*\)/gu,
    hint: 'a file’s name with spaces goes between < and >',
  },
  {
    ruleId: 'leftover',
    sign: '**',
    pattern: /(?<![\\*\p{N}])\*\*(?![*\p{N}])/gu,
    hint: 'close what is strong, without a space before the stars; or write \\*\\*',
  },
  { ruleId: 'leftover', sign: '|', pattern: /^\|.*\|[^\S\n]*$/gmu, hint: 'a table needs a line |---|---| below its first row' },
  { ruleId: 'leftover', sign: '#', pattern: /^#{2,6}[\p{L}\p{N}].*$/gmu, hint: 'write a space behind ##' },
  {
    ruleId: 'leftover',
    sign: '\\',
    pattern: /\\\([^)\\^_={]*(?!\\\()[\\^_={](?:(?!\\\()[^)])*\\\)|\\\[[^\]\\^_{]*(?!\\\[)[\\^_{](?:(?!\\\[)[^\]])*\\\]/gu,
    hint: 'write formulas as $…$, or between lines $$',
  },
  {
    ruleId: 'leftover',
    sign: ':::',
    pattern: /^:{3,}.*$/gmu,
    hint: 'a block is :::slide, :::notes or :::handout, without a space, and ends with ":::"',
  },
  { ruleId: 'leftover', sign: ']{', pattern: /\](?:\{\.[^{}]*\})/gu, hint: 'a mark of another tool; take the brackets and braces out' },
  {
    ruleId: 'leftover',
    sign: '{',
    pattern: /\{(?:\+\+.*?\+\+|--.*?--|>>.*?<<|~~.*?~~|==.*?==)\}/gu,
    hint: 'a proposed change; accept or reject it',
  },
  {
    ruleId: 'leftover',
    sign: ':',
    pattern:
      /(?<![\p{L}\p{N}:/]):(?!(?:ref|doc|func|class|mod|meth|attr|cite|math|term|numref|file):)(?:[a-z]{3,}[a-z0-9]*(?:[_-][a-z0-9]+)*):(?![\p{L}\p{N}:/])/gu,
    hint: 'the name of a sign; put the sign itself there',
  },
];
