/** Which lines of a text stand in code or a formula, before the text is parsed: what is changed in it character for character must leave these alone. */

/**
 * For each line whether it stands outside of what `fence` opens and closes: code and formulas. Code ends with a fence alone that is as long as its first
 * (CommonMark 0.31, 4.5), a formula with the next `$$`.
 */
export function outsideFences(lines: readonly string[], fence: RegExp): readonly boolean[] {
  let open: string | undefined;
  return lines.map((line) => {
    const mark = fence.exec(line)?.[1];
    if (open === undefined) {
      if (mark === undefined || (mark === '$$' && /\$\$.*\$\$/.test(line))) return true;
      open = mark;
    } else if (open === '$$' ? line.includes('$$') : mark?.startsWith(open) && isAlone(line)) open = undefined;
    return false;
  });
}

const isAlone = (line: string): boolean => /^[ \t>]*([`~])\1*[ \t]*$/.test(line);
