/** `paparan present`: the deck for a lecture, in a window for the audience and one for the speaker that go together. */
import type { CliContext } from './context.ts';
import { openBrowser } from './open-browser.ts';
import { startLive, type LiveFlags } from './start-live.ts';
import { Failure } from '../model/failure.ts';
import { openLecture } from '../serve/lecture.ts';

/** Gives the exit status when the lecture ends. Throws a `Failure` where there are no slides to show, or several articles. */
export async function present(article: string, flags: LiveFlags, context: CliContext): Promise<number> {
  const lecture = openLecture();
  const live = await startLive([article], flags, context, lecture);
  const { articles } = live.state();
  const [first] = articles;
  if (!first || articles.length > 1 || first.files['deck.html'] === undefined) {
    await live.stop();
    throw new Failure(articles.length > 1 ? 2 : 1, reason(article, articles.length));
  }
  const deck = `/files/${encodeURIComponent(first.slug)}/deck.html`;
  /** What joins the windows: Marp's presentation keeps all windows of one name on one slide. Another at every start: a browser may hold on to an earlier lecture's. */
  const joined = `sync=${lecture.name}`;
  const [audience, speaker] = [live.address(`${deck}?${joined}`), live.address(`${deck}?view=presenter&${joined}&lead=${lecture.key}`)];
  context.out(`audience: ${audience}\nspeaker:  ${speaker}\n`);
  context.err('Put the audience window on the projector and press F there. Ctrl+C ends it.\n');
  if (flags.open) for (const address of [audience, speaker]) openBrowser(address, context);
  return live.ended;
}

function reason(article: string, count: number): string {
  return count > 1
    ? `${article} holds ${count} articles; name the one to present`
    : `${article} has errors and was never built; paparan check tells what to mend`;
}
