/** Commands of what makes web sites and books out of Markdown, as Hugo, Jekyll, WordPress and bookdown. */
import { foreign, type Sort } from './sort.ts';

/** In the order in which they are taken out. */
export const sites: readonly Sort[] = [
  {
    ruleId: 'leftover',
    sign: '{',
    pattern: /\{\{[<%][^{}]{0,200}[%>]\}\}|\{%[^{}]{0,200}%\}/gu,
    hint: 'a command of another tool; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '}}',
    pattern: /^\s*[>%]\}\}/gu,
    hint: 'a command of another tool; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '{{',
    pattern: /\{\{[<%][^{}<>%]{0,60}$/gu,
    hint: 'a command of another tool; take it out',
    instead: '',
  },
  { ruleId: 'leftover', sign: '@ref(', pattern: /\\@ref\([^()\s]+\)/gu, hint: 'a link of bookdown; write [](#id)' },
  { ruleId: 'leftover', sign: '::', pattern: /^::[a-z][\w-]*::[^\S\n]*$/gmu, hint: foreign, instead: '' },
  { ruleId: 'leftover', sign: 'import', pattern: /^import .{1,200} from ['"].{1,200}['"];?$/gmu, hint: foreign, instead: '' },
  {
    ruleId: 'leftover',
    sign: '[',
    pattern: /\[\/?(?:caption|gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|su_\w+|contact-form-7)(?:\s[^\]]{0,300})?\]/gu,
    hint: 'a command of WordPress; take it out',
    instead: '',
  },
  { ruleId: 'leftover', sign: '{:', pattern: /\{:[^{}\n]{1,100}\}/gu, hint: foreign, instead: '' },
  {
    ruleId: 'leftover',
    sign: '*[',
    pattern: /^\*\[[^\]\n]+\]: .*$/gmu,
    hint: 'a short form of another tool; say what it means in the glossary',
    instead: '',
  },
];
