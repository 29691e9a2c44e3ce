/** The option maps `deck`, `handout` and `briefing` with what holds where a key is missing. */
import type { Article } from '../model/article.ts';
import { briefingParts } from '../model/options.ts';
import type { Meta } from './schema.ts';

type Options = Pick<Article, 'deck' | 'handout' | 'briefing'>;

/** What the author chose, and the defaults for the rest. */
export function readOptions({ deck, handout, briefing }: Pick<Meta, 'deck' | 'handout' | 'briefing'>): Options {
  return {
    deck: {
      agenda: deck?.agenda ?? true,
      references: deck?.references ?? true,
      reveal: deck?.reveal ?? false,
      size: deck?.size ?? '16:9',
    },
    handout: handoutOptions(handout),
    briefing: briefingOptions(briefing),
  };
}

function handoutOptions(handout: Meta['handout']): Options['handout'] {
  const layout = handout?.layout ?? 'text';
  return {
    contents: handout?.contents ?? true,
    layout: [...new Set(typeof layout === 'string' ? [layout] : layout)],
    ...(handout?.lines === undefined ? {} : { lines: handout.lines }),
    order: handout?.order ?? 'across',
    guided: { share: handout?.guided?.share ?? 1, wordBank: handout?.guided?.wordBank ?? false },
  };
}

function briefingOptions(briefing: Meta['briefing']): Options['briefing'] {
  const wanted = [...new Set(briefing?.parts ?? briefingParts)];
  const parts = wanted.filter((part) => part !== 'slides' || (briefing?.slides ?? true));
  return {
    parts,
    numberParagraphs: briefing?.numberParagraphs ?? true,
    slides: parts.includes('slides'),
    draft: briefing?.draft ?? false,
    duplex: briefing?.duplex ?? false,
    binding: Number.parseFloat(briefing?.binding ?? '0'),
    grayscale: briefing?.grayscale ?? false,
    attachSource: briefing?.attachSource ?? false,
  };
}
