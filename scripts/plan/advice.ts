/** What the plans know to be amiss: warnings, for nothing of this stops a build; but a briefing of nothing would be none. */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Labels } from '../model/label-files.ts';
import { findLowContrast } from './brand.ts';
import { findOddBriefing } from './odd-briefing.ts';
import { planDeck } from './deck.ts';
import { findWrongKinds } from './deck/wrong-kinds.ts';
import { planMasthead } from './masthead.ts';
import { findLowResolution } from './resolution.ts';
import { findWrongLength } from './timing.ts';

/** In no order. The deck is planned only where a duration is to be held against it, and without its date, whose words take 20 ms to find. */
export function advise(article: Article, labels: Labels): readonly Diagnostic[] {
  const { date: _, ...undated } = article;
  const slides = article.duration === undefined ? [] : planDeck(article, planMasthead(undated, labels)).slides;
  return [
    ...findWrongKinds(article),
    ...findLowContrast(article),
    ...findLowResolution(article),
    ...findOddBriefing(article, labels),
    ...findWrongLength(article, slides, labels),
  ];
}
