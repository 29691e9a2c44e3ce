/** A face as it is picked for a text, before and after its file is read. */
import type { FontFace } from '../model/font-face.ts';

/** `heaviest`: set where the face stands for all weights from `weight` up to it. */
export interface PickedFace extends FontFace {
  readonly heaviest?: number;
  /** Features of the font that are set otherwise than it asks. */
  readonly features?: string;
  /** It stands in for the family: how much smaller it is set to look as large, in %. */
  readonly size?: number;
  /** It is for transcribed words alone. */
  readonly isWhole?: boolean;
}

/** With its file in place of what that holds. */
export type PlannedFace = Omit<PickedFace, 'data'> & { readonly file: string };
