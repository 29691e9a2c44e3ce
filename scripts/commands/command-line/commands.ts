/** The commands with their arguments, options and help, in the order in which help lists them. A command's own code is loaded when it is called. */
import type { Command } from 'commander';
import { handoutLayouts } from '../../model/layouts.ts';
import { outputs, type DocumentName } from '../../model/outputs.ts';
import type { BuildFlags } from '../build.ts';
import type { ChangesFlags } from '../changes.ts';
import type { CheckFlags } from '../check.ts';
import type { CliContext } from '../context.ts';
import type { DoctorFlags } from '../doctor.ts';
import type { ExtractFlags } from '../extract.ts';
import type { MarkFlags } from '../mark.ts';
import type { MergeFlags } from '../merge-shards.ts';
import type { LiveFlags } from '../start-live.ts';
import { listOf, readCount, readFolder, readHost, readPort, readShard } from './values.ts';

/** Takes what the command that was called does: something that ends with an exit status. */
export type Start = (command: (context: CliContext) => Promise<number>) => void;

/** Adds one command to the program. */
type Declaration = (program: Command, start: Start) => void;

const documents = [...Object.keys(outputs), 'course'] as DocumentName[];

const help = {
  articles: 'articles, or folders of articles (default: content)',
  cache: 'keep what was made there, for later builds (default: a folder of the system for such files)',
  noCache: 'neither use nor keep what was made',
  json: 'print the result as JSON on standard output, and nothing else',
  strict: 'take warnings for errors',
};

/** The articles that were named, else all. */
const orAll = (paths: readonly string[]): readonly string[] => (paths.length > 0 ? paths : ['content']);

const build: Declaration = (program, start) =>
  program
    .command('build')
    .description('make all documents of the articles')
    .argument('[paths...]', help.articles)
    .option('-o, --out <folder>', 'where to write', readFolder, 'dist')
    .option('--only <documents>', `make only some of: ${documents.join(',')}`, listOf(documents))
    .option(
      '--layout <layouts>',
      `print the handout as, in place of what the articles say: ${handoutLayouts.join(',')}`,
      listOf(handoutLayouts),
    )
    .option('--booklet', 'make briefing-booklet.pdf as well: the briefing on sheets to fold')
    .option('--cache <folder>', help.cache, readFolder)
    .option('--no-cache', help.noCache)
    .option('--force', 'make all anew, and keep it')
    .option('--jobs <number>', 'articles at a time (default: one more than there are cores)', readCount)
    .option('--shard <i/n>', 'make the i-th of n parts of the articles, for merge-shards to join', readShard)
    .option('--json', help.json)
    .option('--strict', help.strict)
    .action((paths: string[], flags: BuildFlags) =>
      start(async (context) => (await import('../build.ts')).build(orAll(paths), flags, context)),
    );

const mergeShards: Declaration = (program, start) =>
  program
    .command('merge-shards')
    .description('join what builds with --shard have made into one output folder')
    .argument('<folders...>', 'their output folders, or a folder that holds these')
    .option('-o, --out <folder>', 'where to write', readFolder, 'dist')
    .option('--json', help.json)
    .action((folders: string[], flags: MergeFlags) =>
      start(async (context) => (await import('../merge-shards.ts')).mergeShards(folders, flags, context)),
    );

const check: Declaration = (program, start) =>
  program
    .command('check')
    .description('say what is wrong in the articles; write nothing')
    .argument('[paths...]', help.articles)
    .option('--json', help.json)
    .option('--strict', help.strict)
    .action((paths: string[], flags: CheckFlags) =>
      start(async (context) => (await import('../check.ts')).check(orAll(paths), flags, context)),
    );

/** What preview and present have in common. */
const withLiveOptions = (command: Command): Command =>
  command
    .option('-o, --out <folder>', 'where to write', readFolder, 'dist')
    .option('--port <number>', 'the port to serve at (default: 7420, or a free one)', readPort)
    .option(
      '--host <address>',
      'let other machines in at this address of yours (0.0.0.0: all of them), with a token (default: 127.0.0.1)',
      readHost,
    )
    .option('--cache <folder>', help.cache, readFolder)
    .option('--no-cache', help.noCache)
    .option('--no-open', 'do not open a browser');

const preview: Declaration = (program, start) =>
  withLiveOptions(program.command('preview'))
    .description('build, show all documents side by side, and again after every save')
    .argument('[paths...]', help.articles)
    .action((paths: string[], flags: LiveFlags) =>
      start(async (context) => (await import('../preview.ts')).preview(orAll(paths), flags, context)),
    );

const present: Declaration = (program, start) =>
  withLiveOptions(program.command('present'))
    .description('show the deck for a lecture: a window for the audience, one for the speaker')
    .argument('<article>', 'the article')
    .action((article: string, flags: LiveFlags) =>
      start(async (context) => (await import('../present.ts')).present(article, flags, context)),
    );

const mark: Declaration = (program, start) =>
  program
    .command('mark')
    .description('keep what lies in the output folder as handed out, beside the article')
    .argument('<name>', 'what to call it: the lecture’s day, the course')
    .argument('[paths...]', help.articles)
    .option('-o, --out <folder>', 'where the build lies', readFolder, 'dist')
    .option('--replace', 'replace a mark of that name')
    .action((name: string, paths: string[], flags: MarkFlags) =>
      start(async (context) => (await import('../mark.ts')).mark(name, orAll(paths), flags, context)),
    );

const changes: Declaration = (program, start) =>
  program
    .command('changes')
    .description('say what changed since it was handed out, and which pages must be printed again')
    .argument('[paths...]', help.articles)
    .option('-o, --out <folder>', 'where the build lies', readFolder, 'dist')
    .option('--since <name>', 'compare with this mark (default: the last one)')
    .option('--pdf', 'write the pages to print again as reprint.pdf')
    .option('--json', help.json)
    .action((paths: string[], flags: ChangesFlags) =>
      start(async (context) => (await import('../changes.ts')).changes(orAll(paths), flags, context)),
    );

const doctor: Declaration = (program, start) =>
  program
    .command('doctor')
    .description('say which browser, fonts and versions a build would use, and what is missing')
    .option('--json', 'print as JSON on standard output, and nothing else')
    .action((flags: DoctorFlags) => start(async (context) => (await import('../doctor.ts')).doctor(flags, context)));

const extract: Declaration = (program, start) =>
  program
    .command('extract')
    .description('write the source that a briefing carries into a folder, to build it again from')
    .argument('<briefing.pdf>', 'a briefing of an article with briefing.attachSource')
    .option('-o, --out <folder>', 'where to write; the article gets a folder of its own in it', readFolder, 'extracted')
    .action((file: string, flags: ExtractFlags) => start(async (context) => (await import('../extract.ts')).extract(file, flags, context)));

/** Every command, as help lists them. */
export const declarations: readonly Declaration[] = [build, mergeShards, check, preview, present, mark, changes, doctor, extract];
