/** The bar over articles as a line of text. Pure: the terminal, its width and the clock are the caller's. */
import type { OutputName } from '../model/outputs.ts';
import { isWide } from '../model/wide.ts';

/** An article that is being made: the documents asked for, and those that are not made yet. */
export interface Underway {
  readonly wanted: number;
  readonly left: ReadonlySet<OutputName>;
}

/** What is known at one moment. */
export interface BarState {
  readonly count: number;
  /** When the build began and when each article was done, in ms. */
  readonly times: readonly number[];
  readonly underway: ReadonlyMap<string, Underway>;
  /** What is worked on beside articles. */
  readonly beside?: string;
}

/** Where the line is to stand. */
export interface BarSpace {
  /** Of the terminal, in characters. */
  readonly columns: number;
  readonly isUnicode: boolean;
}

/** `█████░░░░░ 43/100, 12 s left: one (deck, briefing), two (reading)`, one character narrower than the terminal at most. */
export function barLine(state: BarState, now: number, { columns, isUnicode }: BarSpace): string {
  const [full, empty] = isUnicode ? ['█', '░'] : ['#', '-'];
  const length = Math.max(0, Math.min(24, Math.floor(columns / 4)));
  const filled = Math.round(share(state) * length);
  const left = timeLeft(state, now);
  const head = `${state.times.length - 1}/${state.count}${left === undefined ? '' : `, ${duration(left)} left`}`;
  const articles = [...state.underway].map(([slug, article]) => `${plain(slug)} (${stageOf(article)})`);
  const work = [...(state.beside === undefined ? [] : [plain(state.beside)]), ...articles].join(', ');
  const line = `${full.repeat(filled)}${empty.repeat(length - filled)} ${head}${work === '' ? '' : `: ${work}`}`;
  return shortened(line, Math.max(0, columns - 1), isUnicode ? '…' : '...');
}

function stageOf({ wanted, left }: Underway): string {
  if (wanted === 0) return 'reading';
  return left.size === 0 ? 'writing' : [...left].join(', ');
}

/** 0 to 1. An article that is being made counts by its documents, and never as a whole one. */
function share({ count, times, underway }: BarState): number {
  const partial = [...underway.values()].reduce((sum, { wanted, left }) => sum + (wanted - left.size) / (wanted + 1), 0);
  return count === 0 ? 0 : Math.min(1, (times.length - 1 + partial) / count);
}

/** The pace of the last articles: those at the beginning may have come from the cache. */
const recent = 12;

/** In ms; undefined before enough articles are done to tell, and when none is left. */
export function timeLeft({ count, times }: Pick<BarState, 'count' | 'times'>, now: number): number | undefined {
  const done = times.length - 1;
  const [start = now] = times;
  if (done < 3 || done >= count || now - start < 2000) return undefined;
  const from = Math.max(0, done - recent);
  return ((now - (times[from] ?? start)) / (done - from)) * (count - done);
}

/** `8 s`, `3 min`, `1 h 20 min` */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Without what a terminal would take for a command. */
const plain = (text: string): string => text.replace(/\p{C}/gu, '');

/** At most `most` columns wide; what is cut off is marked. */
function shortened(line: string, most: number, mark: string): string {
  if (widthOf(line) <= most) return line;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en').segment(line)) {
    if (widthOf(kept) + widthOf(segment) + mark.length > most) break;
    kept += segment;
  }
  return mark.length <= most ? kept + mark : kept;
}

/** Columns of a terminal: two for the wide characters of East Asia and emoji, none for what is set over another. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[\p{M}\u200D]/u.test(character) ? 0 : isWide(character) ? 2 : 1;
  return width;
}
