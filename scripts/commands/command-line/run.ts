/** argv → the command that it calls, done. Only this folder knows commander. */
import { Command, CommanderError } from 'commander';
import type { CliContext } from '../context.ts';
import { declarations, type Start } from './commands.ts';

/** Gives the command's exit status; 2 where it is called wrongly, which is said by then. */
export async function runCommandLine(argv: readonly string[], context: CliContext): Promise<number> {
  let running: Promise<number> = Promise.resolve(0);
  const program = declared(context, (command) => {
    running = command(context);
  });
  if (argv.length === 0) {
    program.outputHelp({ error: true });
    return 2;
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
  return running;
}

/** Help and errors are written as the context writes, and nothing but `cli.ts` ends the process. */
function declared(context: CliContext, start: Start): Command {
  const program = new Command('paparan')
    .description('One article in: a Marp deck, an HTML and PDF handout and one merged PDF briefing out.')
    .version(context.version, '-V, --version', 'print the version')
    .showSuggestionAfterError()
    .showHelpAfterError('(paparan --help tells what is possible)');
  for (const declare of declarations) declare(program, start);
  for (const command of [program, ...program.commands])
    command.exitOverride().helpOption('-h, --help', 'print this help').configureOutput({ writeOut: context.out, writeErr: context.err });
  return program;
}
