/**
 * argv → one command → an exit status. The only file that prints, exits, and reads the clock and the environment.
 *
 * Status: 0 done, 1 problems in content or templates, 2 wrong usage, 3 the environment. Each command's code is loaded when it is called.
 */
import { userInfo } from 'node:os';
import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { handoutLayouts, type HandoutLayout } from './model/article.ts';
import { outputs, type DocumentName } from './model/document.ts';
import type { ChangesFlags } from './commands/changes.ts';
import type { CliContext } from './commands/context.ts';
import type { MarkFlags } from './commands/mark.ts';
import type { MergeFlags } from './commands/merge-shards.ts';
import type { LiveFlags } from './commands/start-live.ts';
import type { Shard } from './shards/deal.ts';

declare const PAPARAN_VERSION: string;

interface BuildFlags {
  readonly out: string;
  readonly only?: readonly DocumentName[];
  readonly layout?: readonly HandoutLayout[];
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly booklet?: boolean;
  readonly cache?: string | false;
  readonly force?: boolean;
  readonly jobs?: number;
  readonly shard?: Shard;
}

const context: CliContext = {
  version: PAPARAN_VERSION,
  env: withHome(process.env),
  cwd: process.cwd(),
  now: () => Date.now(),
  isTerminal: process.stderr.isTTY === true && process.env['CI'] === undefined && process.env['TERM'] !== 'dumb',
  columns: () => process.stderr.columns ?? 80,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

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

const documents = [...Object.keys(outputs), 'course'] as DocumentName[];

/** Names between commas, each of them one of `known`; a name said twice counts once. */
function listOf<Name extends string>(known: readonly Name[]): (value: string) => Name[] {
  return (value) => {
    const names = [...new Set(value.split(',').map((name) => name.trim()))];
    const wrong = names.find((name) => !(known as readonly string[]).includes(name));
    if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${known.join(', ')}.`);
    return names as Name[];
  };
}

function readCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return count;
}

/** "2/4", of which the first counts from 1. */
function readShard(value: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (number < 1 || number > of) throw new InvalidArgumentError('It is a shard and how many there are: 2/4.');
  return { number, of };
}

function readFolder(value: string): string {
  if (value === '') throw new InvalidArgumentError('It names no folder.');
  return value;
}

function readPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

/** An empty one would let all in. */
function readHost(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is an address or a name of this machine.');
  return value;
}

/** What preview and present have in common. */
function live(command: Command): Command {
  return command
    .option('-o, --out <folder>', 'where to write', readFolder, 'dist')
    .option('--port <number>', 'the port to serve at (default: 7420, or a free one)', readPort)
    .option(
      '--host <address>',
      'let other machines in at this address of yours (0.0.0.0: all of them), with a token (default: 127.0.0.1)',
      readHost,
    )
    .option('--cache <folder>', cacheHelp, readFolder)
    .option('--no-cache', 'neither use nor keep what was made')
    .option('--no-open', 'do not open a browser');
}

const cacheHelp = 'keep what was made there, for later builds (default: a folder of the system for such files)';

function program(run: (status: Promise<number>) => void): Command {
  const command = new Command('paparan')
    .description('One article in: a Marp deck, an HTML and PDF handout and one merged PDF briefing out.')
    .version(context.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .showSuggestionAfterError()
    .showHelpAfterError('(paparan --help tells what is possible)')
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err });
  command
    .command('build')
    .description('make all documents of the articles')
    .argument('[paths...]', 'articles, or folders of articles (default: content)')
    .option('-o, --out <folder>', 'where to write', readFolder, 'dist')
    .option('--only <documents>', `make only some of: ${documents.join(',')}`, listOf(documents))
    .option(
      '--layout <layouts>',
      `print the handout as, in place of what the articles say: ${handoutLayouts.join(',')}`,
      listOf(handoutLayouts),
    )
    .option('--booklet', 'make briefing-booklet.pdf as well: the briefing on sheets to fold')
    .option('--cache <folder>', cacheHelp, readFolder)
    .option('--no-cache', 'neither use nor keep what was made')
    .option('--force', 'make all anew, and keep it')
    .option('--jobs <number>', 'articles at a time (default: one more than there are cores)', readCount)
    .option('--shard <i/n>', 'make the i-th of n parts of the articles, for merge-shards to join', readShard)
    .option('--json', 'print the result as JSON on standard output, and nothing else')
    .option('--strict', 'take warnings for errors')
    .action((paths: string[], flags: BuildFlags) => run(import('./commands/build.ts').then(({ build }) => build(paths, flags, context))));
  command
    .command('merge-shards')
    .description('join what builds with --shard have made into one output folder')
    .argument('<folders...>', 'their output folders, or a folder that holds these')
    .option('-o, --out <folder>', 'where to write', readFolder, 'dist')
    .option('--json', 'print the result as JSON on standard output, and nothing else')
    .action((folders: string[], flags: MergeFlags) =>
      run(import('./commands/merge-shards.ts').then(({ mergeShards }) => mergeShards(folders, flags, context))),
    );
  command
    .command('check')
    .description('say what is wrong in the articles; write nothing')
    .argument('[paths...]', 'articles, or folders of articles (default: content)')
    .option('--json', 'print the result as JSON on standard output, and nothing else')
    .option('--strict', 'take warnings for errors')
    .action((paths: string[], flags: BuildFlags) => run(import('./commands/check.ts').then(({ check }) => check(paths, flags, context))));
  live(command.command('preview').description('build, show all documents side by side, and again after every save'))
    .argument('[paths...]', 'articles, or folders of articles (default: content)')
    .action((paths: string[], flags: LiveFlags) =>
      run(import('./commands/preview.ts').then(({ preview }) => preview(paths, flags, context))),
    );
  live(command.command('present').description('show the deck for a lecture: a window for the audience, one for the speaker'))
    .argument('<article>', 'the article')
    .action((article: string, flags: LiveFlags) =>
      run(import('./commands/present.ts').then(({ present }) => present(article, flags, context))),
    );
  command
    .command('mark')
    .description('keep what lies in the output folder as handed out, beside the article')
    .argument('<name>', 'what to call it: the lecture’s day, the course')
    .argument('[paths...]', 'articles, or folders of articles (default: content)')
    .option('-o, --out <folder>', 'where the build lies', readFolder, 'dist')
    .option('--replace', 'replace a mark of that name')
    .action((name: string, paths: string[], flags: MarkFlags) =>
      run(import('./commands/mark.ts').then(({ mark }) => mark(name, paths, flags, context))),
    );
  command
    .command('changes')
    .description('say what changed since it was handed out, and which pages must be printed again')
    .argument('[paths...]', 'articles, or folders of articles (default: content)')
    .option('-o, --out <folder>', 'where the build lies', readFolder, 'dist')
    .option('--since <name>', 'compare with this mark (default: the last one)')
    .option('--pdf', 'write the pages to print again as reprint.pdf')
    .option('--json', 'print the result as JSON on standard output, and nothing else')
    .action((paths: string[], flags: ChangesFlags) =>
      run(import('./commands/changes.ts').then(({ changes }) => changes(paths, flags, context))),
    );
  command
    .command('doctor')
    .description('say which browser, fonts and versions a build would use, and what is missing')
    .option('--json', 'print as JSON on standard output, and nothing else')
    .action((flags: BuildFlags) => run(import('./commands/doctor.ts').then(({ doctor }) => doctor(flags, context))));
  command
    .command('extract')
    .description('write the source that a briefing carries into a folder, to build it again from')
    .argument('<briefing.pdf>', 'a briefing of an article with briefing.attachSource')
    .option('-o, --out <folder>', 'where to write; the article gets a folder of its own in it', readFolder, 'extracted')
    .action((file: string, flags: BuildFlags) => run(import('./commands/extract.ts').then(({ extract }) => extract(file, flags, context))));
  for (const child of command.commands)
    child.exitOverride().helpOption('-h, --help', 'print this help').configureOutput({ writeOut: context.out, writeErr: context.err });
  return command;
}

async function main(argv: readonly string[]): Promise<number> {
  let running: Promise<number> = Promise.resolve(0);
  const command = program((status) => {
    running = status;
  });
  try {
    if (argv.length === 0) {
      command.outputHelp({ error: true });
      return 2;
    }
    command.parse(argv, { from: 'user' });
    return await running;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { status, message } = await import('./commands/failure.ts').then(({ describeFailure }) => describeFailure(error, context));
    context.err(`${message}\n`);
    return status;
  }
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
  if (isSaid(process.stdout) && isSaid(process.stderr)) process.exit();
});

/** Whether all that was written has left: then nothing is waited for while V8 takes its heap apart. */
function isSaid({ writableLength }: NodeJS.WriteStream): boolean {
  return writableLength === 0;
}
