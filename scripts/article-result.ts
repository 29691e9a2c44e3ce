/** What a build tells of an article, whether it was made now or recalled. */
import type { MadeFile } from './documents/workshop.ts';
import type { Diagnostic } from './model/diagnostic.ts';

/** `file` is the source as shown to the author, `folder` where it lies, absolute. */
export interface ArticleResult {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly direction: 'ltr' | 'rtl';
  readonly file: string;
  readonly folder: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Empty when a diagnostic is an error. */
  readonly files: readonly MadeFile[];
  /** It was taken from the cache as a whole. */
  readonly isRecalled?: boolean;
}
