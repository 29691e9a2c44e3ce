/** What was parsed of an article's texts before: an edit leaves most of them as they are. As plain data, to be kept from one build to the next. */
import type { Root } from 'mdast';
import { createMemoryOf, type KeptOf, type KnownOf, type MemoryOf } from '../model/last-used.ts';
import type { ParsedYaml } from './yaml.ts';

interface Results {
  /** Sections, and the small texts of front matter. */
  readonly markdown: Root;
  /** Front matter, or a whole article. */
  readonly yaml: ParsedYaml;
}

/** By the text. Nothing of it is changed by who reads it. */
export type KnownTexts = KnownOf<Results>;
export type KeptTexts = KeptOf<Results>;
export type TextMemory = MemoryOf<Results>;

/** For one article; `earlier` is what the last build of it kept. */
export const createTextMemory = (earlier?: KeptTexts): TextMemory => createMemoryOf<Results>({ markdown: 500, yaml: 4 }, earlier);
