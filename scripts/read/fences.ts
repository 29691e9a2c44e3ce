/** Which lines of a text stand in code or a formula, before the text is parsed: what is changed in it character for character must leave these alone. */

/** For each line whether it stands outside of what `fence` opens and closes: code and formulas. */
export function outsideFences(lines: readonly string[], fence: RegExp): readonly boolean[] {
  let open: string | undefined;
  return lines.map((line) => {
    const mark = fence.exec(line)?.[1]?.slice(0, 3);
    const turns = mark !== undefined && (open === undefined || open === mark) && !(mark === '$$' && /\$\$.*\$\$/.test(line));
    if (turns) open = open === undefined ? mark : undefined;
    return open === undefined && !turns;
  });
}
