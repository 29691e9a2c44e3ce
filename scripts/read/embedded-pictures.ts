/**
 * Pictures that stand in the text itself (`data:image/png;base64,…`), as Google Docs and notebooks export them: they get a name, and are read like those beside
 * the article.
 */

/** Data by the name that the picture got. */
export type EmbeddedPictures = Map<string, string>;

const data = /^data:image\/([a-z]+)(?:\+xml)?;base64,/i;

/** The name of a picture in the text; nothing where `src` is an address. The same data has one name. */
export function embeddedName(src: string, embedded: EmbeddedPictures): string | undefined {
  const [, kind = ''] = data.exec(src.slice(0, 60)) ?? [];
  if (kind === '') return undefined;
  const known = [...embedded].find(([, other]) => other === src)?.[0];
  const name = known ?? `embedded picture ${embedded.size + 1}.${kind.toLowerCase()}`;
  embedded.set(name, src);
  return name;
}

/** Its bytes. What is no base64 gives bytes that are no picture. */
export const embeddedBytes = (src: string): Uint8Array => new Uint8Array(Buffer.from(src.slice(src.indexOf(',') + 1), 'base64'));
