/**
 * Roles of MyST, `` {name}`words` ``: links, citations, formulas, letters below the line. In running text only; a role that is not known stays, and is told
 * as a leftover.
 */

/** The lines with this format's marks in the place of roles. `free`: which of them hold no code and no formula. `ids`: what a link may lead to. */
export function withOwnRoles(lines: readonly string[], free: readonly boolean[], ids: ReadonlySet<string>): string[] {
  const result = [...lines];
  for (let from = 0; from < lines.length; from += 1) {
    if (!free[from]) continue;
    const length = free.slice(from).findIndex((isFree) => !isFree);
    const to = length < 0 ? lines.length : from + length;
    const text = lines.slice(from, to).join('\n');
    const own = withOwnLinks(
      text.replace(role, (all: string, name: string, said: string) => meant(name.toLowerCase(), said, ids, all)),
      ids,
    );
    result.splice(from, to - from, ...own.split('\n'));
    from = to;
  }
  return result;
}

const role = /(?<!`)\{([a-z][\w:+-]*)\}`((?:[^`\n]|\n(?![ \t]*\n)){1,400})`(?!`)/gi;

/** What stands in a role's place, on as many lines. */
function meant(name: string, written: string, ids: ReadonlySet<string>, all: string): string {
  const found = /^([^]*?)\s*<([^<>\s]+)>\s*$/.exec(written);
  const [words, target] = found ? [found[1] ?? '', found[2] ?? ''] : ['', written.trim()];
  if (/^(?:eq|ref|numref|prf:ref|any|hyperref|math:numref)$/.test(name))
    return linkTo(target, /%s|\{number\}/.test(words) ? '' : words, ids);
  if (/^(?:footcite|cite)(?::\w+)?$/.test(name))
    return `[${target
      .split(/\s*,\s*/)
      .map((key) => `@${key}`)
      .join('; ')}]`;
  if (/^(?:doc|download|term|index|abbr|ref)$/.test(name)) return words || shownOf(name, target);
  if (name === 'math') return `$${written}$`;
  if (/^sub(?:script)?$/.test(name)) return `~${written}~`;
  if (/^sup(?:erscript)?$/.test(name)) return `^${written}^`;
  if (/^(?:kbd|file|code|command|program|samp|literal|guilabel|menuselection)$/.test(name)) return `\`${written}\``;
  return all;
}

function linkTo(target: string, words: string, ids: ReadonlySet<string>): string {
  if (ids.has(target)) return `[${words}](#${target})`;
  return words || shownOf('ref', target);
}

/** Of a file's name and of a label, which no reader is to see as they stand, the words. */
function shownOf(name: string, target: string): string {
  if (name === 'term' || name === 'index' || name === 'abbr') return target;
  const last = target.split(/[/:]/).at(-1) ?? target;
  return last.replace(/\.\w+$/, '').replace(/[_-]+/g, ' ');
}

/** `[above](intro)` leads to a label; in this format to `#intro`. */
function withOwnLinks(text: string, ids: ReadonlySet<string>): string {
  return text.replace(/\]\(([\p{L}\p{N}][\p{L}\p{N}_.:-]*)\)/gu, (all: string, target: string) =>
    ids.has(target) ? `](#${target})` : all,
  );
}
