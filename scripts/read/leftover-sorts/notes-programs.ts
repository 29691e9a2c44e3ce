/** Marks of programs for notes, as Obsidian and Logseq. */
import { foreign, type Sort } from './sort.ts';

/** In the order in which they are taken out. */
export const notesPrograms: readonly Sort[] = [
  {
    ruleId: 'leftover',
    sign: '{{',
    pattern: /\{\{(?:embed|query|video|renderer|youtube|tweet|pdf|cloze)\b[^{}]{0,200}\}\}/gu,
    hint: 'a command of another tool; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '![[',
    pattern: /!\[\[[^[\]]{1,200}\]\]/gu,
    hint: 'a picture is ![what it shows](file)',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '[[',
    pattern: /(?<!!)\[\[(?=[^[\]]{0,100}\p{L})(?:[^[\]|]{1,100}\||[^[\]|]{1,100}\/)?#?\^?([^[\]|]{1,100})\]\]/gu,
    hint: 'its words stay; a link inside the article is [text](#id)',
    instead: '$1',
  },
  {
    ruleId: 'leftover',
    sign: '%%',
    pattern: /(?<![%\S])%%(?=[^\s%])[^%\n]*%%|(?<=^|\n)%%\n[^%]*\n%%(?=\n|$)/gu,
    hint: 'a comment of another tool; take it out, or say it in a :::notes block',
    instead: '',
  },
  { ruleId: 'leftover', sign: '^', pattern: /(?<=\s)\^[A-Za-z][A-Za-z0-9-]{2,40}[^\S\n]*$/gmu, hint: foreign, instead: '' },
  {
    ruleId: 'leftover',
    sign: '#',
    pattern: /^(?:#\p{L}[\p{L}\p{N}_/-]*[^\S\n]*)+$/gmu,
    hint: 'tags of a notes program; front matter has keywords',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '::',
    pattern: /^[^\S\n]*(?:id|collapsed|heading|logseq\.[\w.-]+|background-color|created-at|updated-at|card-[\w-]+):: .*$/gmu,
    hint: 'a property of a notes program; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '((',
    pattern: /\(\([\da-f]{8}-[\da-f-]{27}\)\)/gu,
    hint: 'a link of a notes program; take it out',
    instead: '',
  },
];
