/**
 * How each kind of slide may be set smaller before it is split: classes of the theme's `fit.css`, most wanted first.
 *
 * Why here and not in the measurement: what a kind can bear is a matter of the plan; the page only tries what it is told.
 */
import type { FitRequest } from '../../model/fit.ts';
import type { Slide } from '../../model/deck.ts';
import { isSideBySide } from '../../model/side-by-side.ts';

type Ladder = Pick<FitRequest, 'steps' | 'split'>;

const usual: Ladder = { steps: [[], ['tight']], split: [] };

const ladders: Readonly<Partial<Record<Slide['kind'], Ladder>>> = {
  statement: { steps: [[], ['close'], ['tight']], split: ['tight'] },
  quote: { steps: [[], ['close'], ['tight']], split: ['close'] },
  comparison: { steps: [[], ['tight']], split: ['tight'] },
  table: { steps: [[], ['tight'], ['tight', 'dense']], split: ['tight'] },
  agenda: { steps: [[], ['tight']], split: ['tight'] },
  math: { steps: [[], ['close'], ['tight']], split: ['close'] },
  number: { steps: [[], ['tight']], split: ['tight'] },
  code: { steps: [[], ['tight']], split: ['tight', 'numbers'] },
};

const numbered: Ladder = { steps: [['tight', 'numbers']], split: ['tight', 'numbers'] };

/** Slides whose headline is what they show: it may take the lines that it needs. */
const titles: Ladder = { steps: [['headline-small'], ['headline-smaller'], ['headline-smallest']], split: [] };
const crowdedTitles: Ladder = {
  steps: [[], ['tight'], ['headline-small', 'tight'], ['headline-smaller', 'tight'], ['headline-smallest', 'tight']],
  split: [],
};

/** Pictures side by side, all lower alike. */
const lower = Array.from({ length: 8 }, (_, index) => `lower-${index + 1}`);
const sideBySide: Ladder = { steps: [[], ...lower.map((step) => [step]), ['lower-8', 'tight']], split: [] };

/** What may be tried on a slide. `group` is the name of its draft. */
export function requestFor(slide: Slide, group: string): FitRequest {
  if (isTitle(slide)) return { group, headlineLines: null, headlines: [], ...(isBare(slide) ? titles : crowdedTitles) };
  const ladder = slide.fit?.lineNumbers
    ? numbered
    : slide.kind === 'figure' && slide.blocks.some(isSideBySide)
      ? sideBySide
      : (ladders[slide.kind] ?? usual);
  return {
    group,
    headlineLines: 2,
    headlines: ['headline-small', 'headline-smaller'],
    ...ladder,
    ...(isGuessed(slide) && ladder.split.length === 0 ? { split: ladder.steps.at(-1) ?? [] } : {}),
    isMeasured: lacksNumbers(slide) || isGuessed(slide),
  };
}

const isBare = ({ kind }: Slide): boolean => kind === 'statement' || kind === 'question';

function isTitle({ kind, blocks }: Slide): boolean {
  return ['cover', 'closing', 'section'].includes(kind) || ((kind === 'statement' || kind === 'question') && blocks.length === 0);
}

/** Code that goes on from slide to slide is numbered by its rows, which only a measurement knows. */
export const lacksNumbers = ({ kind, part, fit }: Slide): boolean =>
  kind === 'code' && part !== undefined && fit?.lineNumbers === undefined;

/** A part of what was split by the estimate alone, which errs to the full side: fewer may do, set as small as its kind can be. */
export const isGuessed = ({ kind, part, fit }: Slide): boolean => kind !== 'code' && part !== undefined && fit?.classes === undefined;
