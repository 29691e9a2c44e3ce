/** Other languages of markup: LaTeX, AsciiDoc, reStructuredText, and what MyST and MkDocs add to Markdown. */
import type { Sort } from './sort.ts';

/** In the order in which they are taken out. */
export const otherMarkup: readonly Sort[] = [
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
];
