/** What a command is given of the world: it reads neither clock nor environment nor terminal by itself. */
import { Failure } from '../model/failure.ts';

/** `cwd` is absolute; `out` and `err` write a text as it is, without a line end of their own. */
export interface CliContext {
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Whether progress may be redrawn in place on standard error. */
  readonly isTerminal: boolean;
  /** The terminal's width in characters. */
  columns(): number;
  out(text: string): void;
  err(text: string): void;
}

/**
 * The day that documents bear, in UTC: that of `SOURCE_DATE_EPOCH` (seconds) where it is set, else today. Only the day counts, so that two commits of
 * one day, or two machines of one build, make the same. Fails on what is no such number.
 */
export function buildDate({ env, now }: CliContext): Date {
  const day = 86_400_000;
  return new Date(Math.floor((epochOf(env['SOURCE_DATE_EPOCH']) ?? now()) / day) * day);
}

/** ms. The year 9999 ends with `latest` seconds. */
function epochOf(text: string | undefined): number | undefined {
  if (!text) return undefined;
  const latest = 253_402_300_799;
  if (!/^\d+$/.test(text) || Number(text) > latest)
    throw new Failure(3, `SOURCE_DATE_EPOCH is "${text}"; set it to whole seconds since 1970, or take it away`);
  return Number(text) * 1000;
}
