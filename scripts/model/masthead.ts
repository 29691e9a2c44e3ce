/** What an output says of its article as a whole: title, authors, day, and how it is to look. */
import type { Brand, Theme } from './brand.ts';
import type { Labels } from './label-files.ts';
import type { SlideSize } from './options.ts';
import type { Paper } from './paper.ts';
import type { Picture } from './picture.ts';

/** What all outputs say of their article, as text ready to show (dates and lists already in the article's language). */
export interface Masthead {
  readonly slug: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly authors: readonly string[];
  /** "23 November 2026". */
  readonly date?: string;
  readonly event?: string;
  readonly venue?: string;
  readonly url?: string;
  readonly marking?: string;
  readonly keywords: readonly string[];
  /** Minutes. */
  readonly duration?: number;
  readonly theme: Theme;
  readonly brand: Brand;
  /** Of the slides; 16:9 if missing. */
  readonly size?: SlideSize;
  /** List points of the slides appear one by one. */
  readonly reveal?: boolean;
  readonly paper: Paper;
  readonly labels: Labels;
  readonly pictures: Readonly<Record<string, Picture>>;
}

/** What cover, closing and footer say of the article. */
export type MastheadWord = 'subtitle' | 'authors' | 'event' | 'venue' | 'address' | 'marking' | 'footer';
