/** Pages as people say them: "iii, 3, 7–8". */

/** Pages that follow each other are joined where their labels are of one kind. `pages` count from 0, rising. One without a number is `[4]`, its place in the file. */
export function pageRanges(pages: readonly number[], labels: readonly string[]): string {
  const runs: number[][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && last + 1 === page && styleOf(labels[last]) === styleOf(labels[page])) run.push(page);
    else runs.push([page]);
  }
  const label = (page = 0): string => labels[page] || (labels.length > 0 ? `[${page + 1}]` : String(page + 1));
  return runs.map((run) => (run.length === 1 ? label(run[0]) : `${label(run[0])}–${label(run.at(-1))}`)).join(', ');
}

const styleOf = (label: string | undefined): string => (label === '' ? 'not' : /^\d+$/.test(label ?? '0') ? 'decimal' : 'roman');
