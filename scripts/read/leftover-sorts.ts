/**
 * The sorts of text that was meant as markup elsewhere, or was pasted with the page around it.
 *
 * Of some it is sure what they are and that no reader is to see them: they are left out, or a word stands in their place. All others are printed.
 */

export interface Sort {
  readonly ruleId: 'leftover' | 'unknown-footnote';
  /** A sign that each text of the sort holds: what has none is not looked through. */
  readonly sign: string;
  readonly pattern: RegExp;
  readonly hint: string;
  /** What stands in its place; without it, it is printed as it stands. */
  readonly instead?: string;
  /** What is said to happen to it, where it is neither left out nor printed as it stands. */
  readonly becomes?: string;
}

const foreign = 'a mark of another tool; take it out';
const page = 'pasted from a web page; take it out';

export const sorts: readonly Sort[] = [
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
    sign: ':::',
    pattern: /^:{3,}.*$/gmu,
    hint: 'a block is :::slide, :::notes or :::handout, without a space, and ends with ":::"',
  },
  {
    ruleId: 'leftover',
    sign: '{',
    pattern: /\{\{[<%][^{}]{0,200}[%>]\}\}|\{%[^{}]{0,200}%\}/gu,
    hint: 'a command of another tool; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '{{',
    pattern: /\{\{(?:embed|query|video|renderer|youtube|tweet|pdf|cloze)\b[^{}]{0,200}\}\}/gu,
    hint: 'a command of another tool; take it out',
    instead: '',
  },
  { ruleId: 'leftover', sign: ']{', pattern: /\](?:\{\.[^{}]*\})/gu, hint: 'a mark of another tool; take the brackets and braces out' },
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
  {
    ruleId: 'leftover',
    sign: '\\',
    pattern:
      /\\(?:newpage|pagebreak|clearpage|noindent|bigskip|medskip|smallskip|centering|maketitle|hfill|vfill|[hv]space\*?\{[^{}]*\}|label\{[^{}]*\}|bibliography(?:style)?\{[^{}]*\})(?![a-zA-Z])/gu,
    hint: 'a command of LaTeX; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '\\',
    pattern:
      /\\(?:(?:sub){0,2}section|chapter|paragraph|textbf|textit|texttt|emph|underline|cite[a-z]*|footnote|caption|includegraphics|href|url|begin|end)\*?(?=[{[])|\\(?:item|hline|LaTeX|TeX)(?![a-zA-Z])/gu,
    hint: 'LaTeX is read in formulas only; write "## ", **strong**, *slanted*, "- ", [@key], [^1] or ![what it shows](file)',
  },
  {
    ruleId: 'leftover',
    sign: '=',
    pattern: /^={2,6} \S.*$|^\|={3,}$|^(?:image|include|video)::?\S+\[.*\]$|^footnote:\[.*\]$/gmu,
    hint: 'AsciiDoc; write "## Heading", | a | table |, ![what it shows](file)',
  },
  {
    ruleId: 'leftover',
    sign: '::',
    pattern: /^(?:image|include|video)::\S+\[.*\]$/gmu,
    hint: 'AsciiDoc; write ![what it shows](file)',
  },
  {
    ruleId: 'leftover',
    sign: '..',
    pattern: /^\.\. (?:[\w-]+::|_[^\n:]+:|\[[^\]\n]+\]).*$/gmu,
    hint: 'reStructuredText; write "> [!NOTE]", ![what it shows](file), {#id}, or a footnote [^1]',
  },
  {
    ruleId: 'leftover',
    sign: ':',
    pattern:
      /(?:(?<![\p{L}\p{N}:]):(?:ref|doc|func|class|mod|meth|attr|cite|math|term|numref|eq|file|py:\w+|c:\w+):|\{(?:ref|doc|cite(?::\w+)?|term|numref|eq|abbr|download)\})$/gu,
    hint: 'a mark of reStructuredText; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '{',
    pattern: /(?<=\S)\{(?:ref|doc|cite(?::\w+)?|term|numref|eq|abbr|download)\}$/gu,
    hint: 'a mark of MyST; take it out',
    instead: '',
  },
  {
    ruleId: 'leftover',
    sign: '"',
    pattern: /^(?:!!!|\?\?\?\+?|===) .*$/gmu,
    hint: 'a block of MkDocs; a remark is "> [!NOTE]", and its text not indented',
  },
  {
    ruleId: 'leftover',
    sign: '!!!',
    pattern: /^!!! \p{L}+[^\n"]*$/gmu,
    hint: 'a block of MkDocs; a remark is "> [!NOTE]", and its text not indented',
  },
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
  letters: {
    ruleId: 'leftover',
    sign: '',
    pattern: /(?!)/u,
    hint: 'what counts is **strong**',
    becomes: 'read as plain letters',
  },
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
