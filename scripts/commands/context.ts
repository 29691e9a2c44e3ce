/** What a command is given of the world: it reads neither clock nor environment nor terminal by itself. */
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

/** The day that documents bear: `SOURCE_DATE_EPOCH` (seconds) where it is set, else today, in UTC. */
export function buildDate({ env, now }: CliContext): Date {
  const epoch = Number(env['SOURCE_DATE_EPOCH']);
  if (env['SOURCE_DATE_EPOCH'] && Number.isFinite(epoch)) return new Date(epoch * 1000);
  const day = 86_400_000;
  return new Date(Math.floor(now() / day) * day);
}
