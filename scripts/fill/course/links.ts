/** Links between the prints of a pack: each print has a name, before which its ids cannot meet those of another. */

const scheme = 'paparan:dest/';

/** `print` is a lecture's key (`l3`), `back` or `front`; `id` that of an element in it. */
export function courseLink(print: string, id: string): string {
  return scheme + encodeURIComponent(`${print}/${id}`);
}
