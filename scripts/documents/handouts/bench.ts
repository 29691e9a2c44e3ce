/** What every layout of a handout is made with. */
import type { Bindery } from '../../bindery/bindery.ts';
import type { Prepared } from '../../fill/prepare.ts';
import type { Fill } from '../../fill/templates.ts';
import type { Browser } from '../../render/browser.ts';
import type { Handout } from '../../model/handout.ts';
import type { PrintSteps } from '../../render/print.ts';
import type { Slides } from '../deck.ts';
import type { Job, MadeFile } from '../workshop.ts';

export interface HandoutBench {
  readonly job: Job;
  readonly browser: Browser;
  readonly bindery: Bindery;
  readonly fill: Fill;
  readonly prepared: Prepared;
  /** `@font-face` rules of the paper's faces. */
  readonly fontCss: string;
  readonly handout: Handout;
  /** The slides for paper; there for every layout that shows slides. */
  readonly slides?: Slides;
  readonly steps: PrintSteps;
}

/** A layout's PDF, which may become more than one file. */
export type MadePdf = Omit<MadeFile, 'name'>;
