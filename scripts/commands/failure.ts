/** What stopped a command, as an exit status and one sentence. */
import { Failure } from '../model/failure.ts';
import type { CliContext } from './context.ts';

/** Anything that no stage foresaw counts as the environment's; `PAPARAN_DEBUG=1` adds where it was thrown. */
export function describeFailure(error: unknown, { env }: CliContext): { status: 1 | 2 | 3; message: string } {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Failure) return { status: error.status, message };
  const detail = env['PAPARAN_DEBUG'] && error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return { status: 3, message: message + detail };
}
