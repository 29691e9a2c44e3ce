/**
 * A build that outlives its browser, its templates and its day: for a command that runs as long as its user works.
 *
 * Why one build for all rebuilds: its browser and tabs stay warm. Why a second try: a browser that was killed is found dead only when it is asked again.
 */
import { createBuild, type Build } from '../build.ts';
import type { BuildResult, Request } from '../build-request.ts';
import { Failure } from '../model/failure.ts';
import type { Shelf } from '../model/shelf.ts';
import { buildDate, type CliContext } from './context.ts';

/** One build after the other; those that are asked for meanwhile wait for nobody, so whoever asks does so in turn. */
export interface Engine {
  rebuild(request: Request): Promise<BuildResult>;
  /** Templates or label files have changed: the next rebuild reads them anew. */
  renew(): void;
  dispose(): Promise<void>;
}

/** `root`: the package's. The first rebuild starts what it needs. */
export function openEngine(root: string, context: CliContext, shelf: Shelf | undefined): Engine {
  let current: { readonly build: Build; readonly date: Date } | undefined;
  const end = async (): Promise<void> => {
    const ended = current;
    current = undefined;
    await ended?.build.dispose().catch(() => undefined);
  };
  const open = (): { readonly build: Build; readonly date: Date } => {
    const date = buildDate(context);
    return { build: createBuild({ root, env: context.env, date, isLasting: true, ...(shelf && { shelf }) }), date };
  };
  const attempt = async (request: Request): Promise<BuildResult> => {
    if (current?.date.getTime() !== buildDate(context).getTime()) await end();
    current ??= open();
    const result = await current.build.rebuild(request);
    if (result.missingBrowser !== undefined) await end();
    return result;
  };
  return {
    async rebuild(request) {
      try {
        return await attempt(request);
      } catch (error) {
        if ((error instanceof Failure && !error.isPassing) || request.signal?.aborted) throw error;
        await end();
        request.signal?.throwIfAborted();
        return attempt(request);
      }
    },
    renew: () => void end(),
    dispose: end,
  };
}
