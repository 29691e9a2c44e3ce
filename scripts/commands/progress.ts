/** Progress on standard error: a bar redrawn in place on a terminal, a plain line an article elsewhere, silent with `--json`. */
import type { OutputName } from '../model/outputs.ts';
import { atSignal } from '../model/process.ts';
import { barLine, type Underway } from './progress-bar.ts';
import type { CliContext } from './context.ts';

/** Told in any order; what is told after `end` is not drawn. */
export interface Progress {
  /** How many articles there are. */
  found(count: number): void;
  /** An article is being made, as these documents. */
  begin(slug: string, documents: readonly OutputName[]): void;
  made(slug: string, document: OutputName): void;
  /** An article is done; its line stays. */
  done(slug: string, line: string | undefined): void;
  /** Something beside the articles is being worked on. */
  working(text: string): void;
  /** A line that stays. */
  say(line: string): void;
  /** Takes the bar away; nothing is drawn after. */
  end(): void;
}

const clear = '\r\u001B[2K';
/** Between two drawings, in ms: the time left goes on while nothing else happens. */
const pause = 500;

/** `silent`: for `--json`, whose standard output a program reads. */
export function createProgress(context: CliContext, silent: boolean): Progress {
  const write = (line: string): void => void (silent || context.err(`${line}\n`));
  if (!context.isTerminal || silent)
    return {
      found: nothing,
      begin: nothing,
      made: nothing,
      working: nothing,
      done: (_slug, line) => line !== undefined && write(line),
      say: write,
      end: nothing,
    };
  return createBar(context, write);
}

const nothing = (): void => undefined;

function createBar({ err, now, columns, env }: CliContext, write: (line: string) => void): Progress {
  const underway = new Map<string, Underway & { readonly left: Set<OutputName> }>();
  const times = [now()];
  let count = 0;
  let beside: string | undefined;
  let ticking: NodeJS.Timeout | undefined;
  let callOff = nothing;
  const draw = (): void => {
    if (ticking)
      err(
        clear +
          barLine({ count, times, underway, ...(beside !== undefined && { beside }) }, now(), {
            columns: columns(),
            isUnicode: speaksUnicode(env),
          }),
      );
  };
  const end = (): void => {
    if (ticking) err(clear);
    clearInterval(ticking);
    ticking = undefined;
    callOff();
  };
  const say = (line: string): void => {
    err(clear);
    write(line);
    draw();
  };
  return {
    found(found) {
      count = found;
      if (!ticking) callOff = atSignal(end);
      ticking ??= setInterval(draw, pause).unref();
      draw();
    },
    begin(slug, documents) {
      underway.set(slug, { wanted: documents.length, left: new Set(documents) });
      draw();
    },
    made(slug, document) {
      underway.get(slug)?.left.delete(document);
      draw();
    },
    done(slug, line) {
      underway.delete(slug);
      times.push(now());
      if (line === undefined) draw();
      else say(line);
    },
    working(text) {
      beside = text;
      draw();
    },
    say,
    end,
  };
}

/** Whether a terminal shows block characters, by what it says of itself. */
function speaksUnicode(env: CliContext['env']): boolean {
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '') || env['WT_SESSION'] !== undefined;
}
