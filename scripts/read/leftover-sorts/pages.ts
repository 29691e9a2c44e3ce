/** What a web page, an encyclopedia or a chat has around its words, and a copy of them brings along. */
import type { Sort } from './sort.ts';

/** The hint where there is no more to say. */
export const page = 'pasted from a web page; take it out';

/** In the order in which they are taken out. */
export const pages: readonly Sort[] = [
  {
    ruleId: 'leftover',
    sign: '[',
    pattern:
      /\[(?:edit|edit source|citation needed|page needed|clarification needed|when\?|who\?|by whom\?|dubious(?: – discuss)?|better source needed|sunting(?: \| sunting sumber)?|sunting sumber|butuh rujukan|bearbeiten(?: \| quelltext bearbeiten)?|quelltext bearbeiten|modifier(?: \| modifier le code)?|editar(?: código)?)\]/giu,
    hint: page,
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '.',
    pattern: /^(?:Your email address will not be published|Alamat email Anda tidak akan dipublikasikan)\..*\*\s*$/gmu,
    hint: page,
  },
  {
    ruleId: 'leftover',
    sign: '[',
    pattern: /(?<=[.,;:])\[\d{1,3}\]/gu,
    hint: 'pasted from a web page; take it out, or write a footnote [^1] or a citation [@key]',
  },
  {
    ruleId: 'leftover',
    sign: '',
    pattern: /【[^【】†]*†[^【】]*】|:contentReference\[[^[\]]*\](?:\{[^{}]*\})?|oaicite\S*/gu,
    hint: 'left behind by a chat; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '',
    pattern:
      /^(?:From Wikipedia, the free encyclopedia|Dari Wikipedia bahasa Indonesia, ensiklopedia bebas|This page was last edited on .*|Categories: .*\|.*|Main articles?: .*|Jump to navigation.*)$/gmu,
    hint: page,
    instead: '',
  },
];
