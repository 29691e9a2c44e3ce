/** `paparan preview`: builds, serves the results side by side, and builds again after every save until it is stopped. */
import path from 'node:path';
import { counted } from '../report.ts';
import type { CliContext } from './context.ts';
import { openBrowser } from './open-browser.ts';
import { startLive, type LiveFlags } from './start-live.ts';

/** Gives the exit status when the user ends it. */
export async function preview(paths: readonly string[], flags: LiveFlags, context: CliContext): Promise<number> {
  const live = await startLive(paths, flags, context);
  const { articles } = live.state();
  const out = path.relative(context.cwd, path.resolve(context.cwd, flags.out)) || '.';
  context.out(`${live.address('/')}\n`);
  context.err(`${counted(articles.length, 'article') || 'nothing yet'} in ${out}; every save is built and shown. Ctrl+C ends it.\n`);
  if (flags.open) openBrowser(live.address('/'), context);
  return live.ended;
}
