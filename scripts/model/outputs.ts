/** The files that a build makes: the one list of them, and how their names are read. */

/** The files that a build makes for every article. A file's other forms have its name and a suffix: `handout-slides-3.pdf`. */
export const outputs = {
  deck: ['deck.md', 'deck.html', 'deck.pdf'],
  handout: ['handout.html', 'handout.pdf'],
  briefing: ['briefing.pdf'],
} as const;
export type OutputName = keyof typeof outputs;
/** What `--only` may name: documents of an article, and the pack of all. */
export type DocumentName = OutputName | 'course';

/** Where a file stands among an article's: in the order of `outputs`, other forms right behind the file that they are a form of. Below 0 for no document. */
export function fileRank(name: string): number {
  const order: readonly string[] = Object.values(outputs).flat();
  const rank = order.indexOf(name);
  return rank === -1 ? order.indexOf(plainForm(name) ?? '') + 0.5 : rank;
}

/** `handout.pdf` of `handout-slides-3.pdf`; undefined where a file is no other form of a document. */
export function plainForm(name: string): string | undefined {
  const [, stem = '', ending = ''] = /^([a-z]+)-[^/]+(\.[a-z]+)$/.exec(name) ?? [];
  return stem in outputs ? stem + ending : undefined;
}
