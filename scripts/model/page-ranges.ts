/** Pages as people say them: "iii, 3, 7–8". */

/** Pages that follow each other are joined where their labels are of one kind. `pages` count from 0, rising. */
export function pageRanges(pages: readonly number[], labels: readonly string[]): string {
  const runs: number[][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && last + 1 === page && isCounted(labels[last]) === isCounted(labels[page])) run.push(page);
    else runs.push([page]);
  }
  const label = (page: number | undefined): string => labels[page ?? 0] ?? String((page ?? 0) + 1);
  return runs.map((run) => (run.length === 1 ? label(run[0]) : `${label(run[0])}–${label(run.at(-1))}`)).join(', ');
}

const isCounted = (label: string | undefined): boolean => /^\d+$/.test(label ?? '0');
