/** What was parsed of an article's texts before: an edit leaves most of them as they are. As plain data, to be kept from one build to the next. */
import type { Root } from 'mdast';
import { recalling, type LastUsed } from '../model/last-used.ts';
import type { ParsedYaml } from './yaml.ts';

interface Results {
  /** Sections, and the small texts of front matter. */
  readonly markdown: Root;
  /** Front matter, or a whole article. */
  readonly yaml: ParsedYaml;
}

/** By the text. Nothing of it is changed by who reads it. */
export type KnownTexts = { readonly [Kind in keyof Results]: LastUsed<Results[Kind]> };

export type KeptTexts = { readonly [Kind in keyof Results]: readonly (readonly [string, Results[Kind]])[] };

export interface TextMemory {
  readonly known: KnownTexts;
  /** What was asked for since it was created. */
  kept(): KeptTexts;
  /** Whether any of it is not from an earlier build. */
  isNew(): boolean;
}

export function createTextMemory(earlier?: KeptTexts): TextMemory {
  const markdown = recalling(500, earlier?.markdown);
  const yaml = recalling(4, earlier?.yaml);
  return {
    known: { markdown: markdown.of, yaml: yaml.of },
    kept: () => ({ markdown: markdown.wanted(), yaml: yaml.wanted() }),
    isNew: () => markdown.isNew() || yaml.isNew(),
  };
}
