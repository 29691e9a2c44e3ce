/** What is said of an HTML comment: many are a speaker's notes, others another tool's marks, and those of an editor nothing. */
import type { Position } from '../model/diagnostic.ts';
import type { Problems } from './problems.ts';

/** `written`: with its signs. */
export function reportComment(written: string, position: Position, problems: Problems): void {
  const said = written.replace(/^<!--|-->$/g, '').trim();
  if (said === '' || /^\/?wp:/.test(said)) return;
  const hint = setting.test(said) ? 'a setting of another tool; take it out' : 'what is said and not shown goes into a :::notes block';
  problems.warning('html-comment', position, 'an HTML comment is left out', hint);
}

/** Marp's directives, and words that blogs and linters read. */
const setting =
  /^(?:_?(?:class|color|theme|style|size|math|header|footer|paginate|headingDivider|background\w*|transition)\s*:|fit$|more$|omit in toc$|(?:markdownlint|prettier|vale|textlint)\b)/i;
