/** Progress on standard error: redrawn in place on a terminal, a plain line an article elsewhere, silent with `--json`. */
import type { CliContext } from './context.ts';

export interface Progress {
  /** An article is done: its line stays. */
  done(line: string): void;
  /** What is being worked on: shown only on a terminal. */
  working(text: string): void;
  end(): void;
}

export function createProgress({ isTerminal, err }: CliContext, silent: boolean): Progress {
  const clear = isTerminal && !silent ? '\r\u001B[2K' : '';
  return {
    done: (line) => void (silent || err(`${clear}${line}\n`)),
    working: (text) => void (clear && err(`${clear}${text}`)),
    end: () => void (clear && err(clear)),
  };
}
