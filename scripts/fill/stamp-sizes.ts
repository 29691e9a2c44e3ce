/** The sheets that stamps are printed on: each size once, named for `@page`. */

/** In mm. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of the pages' sizes each once, in the order in which they are met. */
export function stampSizes(pages: readonly Size[]): readonly (Size & { readonly name: string })[] {
  return [
    ...new Map(
      pages.map(({ width, height }) => [sizeName({ width, height }), { name: sizeName({ width, height }), width, height }]),
    ).values(),
  ];
}

/** "size-210_0-297_0". */
export function sizeName({ width, height }: Size): string {
  return `size-${width.toFixed(1)}-${height.toFixed(1)}`.replaceAll('.', '_');
}
