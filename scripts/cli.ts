/**
 * argv → one command → an exit status. The only file that prints, exits, and reads the clock and the environment.
 *
 * Status: 0 done, 1 problems in content or templates, 2 wrong usage, 3 the environment. Each command's code is loaded when it is called.
 */
import { userInfo } from 'node:os';
import path from 'node:path';
import { runCommandLine } from './commands/command-line/run.ts';
import type { CliContext } from './commands/context.ts';

declare const PAPARAN_VERSION: string;

const context: CliContext = {
  version: PAPARAN_VERSION,
  env: withHome(process.env),
  cwd: workingFolder(),
  now: () => Date.now(),
  isTerminal: process.stderr.isTTY === true && process.env['CI'] === undefined && process.env['TERM'] !== 'dumb',
  columns: () => process.stderr.columns ?? 80,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    process.stderr.write('the folder that this runs in is not there any more; change to another\n');
    return process.exit(3);
  }
}

/** An empty `HOME` is no folder, and Node would take it for the working directory. The system knows the user's, if there is one. Windows has `USERPROFILE`. */
function withHome(env: NodeJS.ProcessEnv): CliContext['env'] {
  if (process.platform === 'win32' || (env['HOME'] && path.isAbsolute(env['HOME']))) return env;
  try {
    const { homedir } = userInfo();
    return { ...env, HOME: path.isAbsolute(homedir) ? homedir : undefined };
  } catch {
    return { ...env, HOME: undefined };
  }
}

/** What libraries say by themselves is for programmers; an author is told by diagnostics. So it is in the other threads (`thread.cjs`). */
console.warn = () => undefined;

async function main(argv: readonly string[]): Promise<number> {
  try {
    return await runCommandLine(argv, context);
  } catch (error) {
    const { status, message } = await import('./commands/failure.ts').then(({ describeFailure }) => describeFailure(error, context));
    context.err(`${message}\n`);
    return status;
  }
}

/** Why what was said did not arrive. Who does not read to its end, as `head`, has heard enough; a full disk is the environment's fault. */
let lost: string | undefined;
for (const stream of [process.stdout, process.stderr])
  stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || lost !== undefined) return;
    lost = message;
    if (stream === process.stdout) context.err(`standard output cannot be written to: ${message}\n`);
  });

/** Streams tell of their errors a moment later. */
void main(process.argv.slice(2)).then((status) => setImmediate(end, status));

function end(status: number): void {
  process.exitCode = lost === undefined ? status : 3;
  if (isSaid(process.stdout) && isSaid(process.stderr)) process.exit();
}

/** Whether all that was written has left: then nothing is waited for while V8 takes its heap apart. */
function isSaid({ writableLength }: NodeJS.WriteStream): boolean {
  return writableLength === 0;
}
