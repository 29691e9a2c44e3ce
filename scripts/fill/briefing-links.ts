/**
 * Where a briefing's links lead: within a print as `#id`; from one print into another as `paparan:dest/<id>`, since the target lies in
 * another PDF, and merge gives the link its page; nowhere where the briefing has no such part, and then it is no link.
 */
import { papers } from '../model/paper.ts';
import type { Briefing, Run } from '../model/briefing.ts';
import { paperIds } from '../model/paper-nodes.ts';
import { walk } from '../model/walk.ts';
import { htmlContext, ids, type HtmlContext } from './html-context.ts';
import type { Prepared } from './prepare.ts';

/** Left and right of a briefing's page, in mm. */
const pageMargins = 48;

/** The context of one print of the briefing. */
export function briefingContext(briefing: Briefing, run: Run, prepared: Prepared, heights?: HtmlContext['heights']): HtmlContext {
  const { masthead, text, parts } = briefing;
  const notes = text.notes.length > 0 && parts.includes('notes') ? 'end' : 'none';
  const isInside = insideOf(briefing, run);
  const reaches = reachOf(briefing);
  const target = (id: string): string | undefined => {
    if (!reaches(id)) return undefined;
    return isInside(id) ? `#${id}` : `paparan:dest/${encodeURIComponent(id)}`;
  };
  const pageRoom = papers[masthead.paper].width - pageMargins - briefing.binding;
  return htmlContext({ masthead, text, prepared, notes, target, pageRoom, ...(heights && { heights }) });
}

/** A print of all text holds all that its own links lead to, but for the marks that stand in the summary. */
function insideOf({ text }: Briefing, run: Run): (id: string) => boolean {
  if (run.kind !== 'text' || !run.alone) return () => false;
  const marks = [...walk(text.summary.flat())].flatMap((node) => (node.type === 'footnoteReference' ? [ids.noteReference(node.id)] : []));
  const outside = new Set(marks);
  return (id) => !outside.has(id);
}

function reachOf({ text, contents }: Briefing): (id: string) => boolean {
  let known: ReadonlySet<string> | undefined;
  const listed = (): ReadonlySet<string> =>
    new Set([
      ...paperIds(text),
      ...contents.map(({ id }) => id),
      ...text.notes.flatMap(({ id }) => [ids.note(id), ids.noteReference(id)]),
      ...text.references.map(({ reference }) => ids.reference(reference.id)),
    ]);
  return (id) => (known ??= listed()).has(id);
}
