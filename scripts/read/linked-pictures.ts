/** A picture in a line, or one that is all of a link: `[![alt](src)](https://…)`. A link into the article, or one that is none, keeps its picture as a sign in its line. */
import type { Image, ImageReference, PhrasingContent } from 'mdast';
import type { TextContext } from './context.ts';
import { isAddress } from './links.ts';

/** The picture's node; its address may still be that of a reference (`![a][b]`). */
export interface PictureNode {
  readonly image: Image | ImageReference;
  /** Where the picture leads. */
  readonly url?: string;
}

/** Nothing where the node is no picture, or a link that holds more than one or leads nowhere on the web. */
export function pictureOf(node: PhrasingContent, { definitions }: TextContext): PictureNode | undefined {
  if (isImage(node)) return { image: node };
  if (node.type !== 'link' && node.type !== 'linkReference') return undefined;
  const [image, ...others] = node.children;
  const url = node.type === 'link' ? node.url : definitions.get(node.identifier)?.url;
  return image && isImage(image) && others.length === 0 && url !== undefined && isAddress(url) ? { image, url } : undefined;
}

const isImage = (node: PhrasingContent): node is Image | ImageReference => node.type === 'image' || node.type === 'imageReference';
