/**
 * The layouts `guided` and `guided-key`: one document, with blanks or with their answers.
 *
 * It is shown once with its answers as large as they are, and measured. Both layouts are printed with the sizes that follow from that, so that they are
 * alike page for page; the students' pages are filled anew, without any answer.
 */
import { fillGuided } from '../../fill/guided.ts';
import type { GuidedSetting } from '../../fill/html-context.ts';
import type { GuidedText } from '../../model/handout.ts';
import type { Metadata } from '../../model/pdf.ts';
import { phrase } from '../../model/words.ts';
import { planGuided } from '../../plan/guided/guided.ts';
import { hushAlternatives } from '../../plan/guided/silence.ts';
import { sizePieces, sizeRoom } from '../../plan/guided/sizes.ts';
import { handoutEntries, planHandout } from '../../plan/handout.ts';
import { toBookmarks, type Places } from '../../plan/places.ts';
import { measureGuided } from '../../render/guided.ts';
import { withDocument } from '../../render/print.ts';
import { shrinkage } from '../shrunk.ts';
import type { Job } from '../workshop.ts';
import type { HandoutBench, MadePdf } from './bench.ts';

/** The students' pages, or with `answers` the key to them. */
export async function makeGuided({ job, browser, bindery, fill, prepared, fontCss }: HandoutBench, answers: boolean): Promise<MadePdf> {
  const { article, masthead } = job;
  const key = planGuided(article, job.text);
  const handout = planHandout(article, masthead, job.text);
  const { wordBank } = article.handout.guided;
  const fillWith = (guided: GuidedText, setting: GuidedSetting): string =>
    fillGuided({ handout, guided, wordBank, setting }, prepared, fill, fontCss);
  const printed = await withDocument(browser, fillWith(key, { answers: true }), viewport, async (document) => {
    const { blanks, rooms } = await measureGuided(document);
    const sizes = {
      blanks: Object.fromEntries(Object.entries(blanks).map(([number, pieces]) => [number, sizePieces(pieces)])),
      rooms: Object.fromEntries(Object.entries(rooms).map(([name, room]) => [name, sizeRoom(room, fewestLines(name))])),
    };
    const html = fillWith(answers ? key : silent(key, job), { answers, ...sizes });
    await document.show(html);
    return { html, bytes: await document.print({ outline: false }) };
  });
  const { destinations, sizes, scale } = await bindery.survey(printed.bytes);
  const entries = handoutEntries(handout);
  const bookmarks = toBookmarks(...inOrder(entries, destinations));
  const metadata = answers ? keyMetadata(job) : studentMetadata(job);
  const shrunk = await shrinkage(browser, printed.html, scale);
  return { bytes: await bindery.finish(printed.bytes, { bookmarks, metadata }), pages: sizes.length, shrunk };
}

/** As wide as the widest paper; what is measured has its width in mm. */
const viewport = { width: 820, height: 1200 };

/** A key message in two lines, an answer in three; one that has several rooms has lines enough. */
function fewestLines(room: string): number {
  if (room.includes('.')) return 1;
  return room.startsWith('message') ? 2 : 3;
}

function silent(guided: GuidedText, { article, labels }: Job): GuidedText {
  return hushAlternatives(guided, `${article.title} ${article.subtitle ?? ''}`, phrase(labels, 'hushed'), article.lang);
}

/** Entries as they follow each other on the pages: key messages stand behind the text here. */
function inOrder<T extends { readonly id: string }>(entries: readonly T[], places: Places): [readonly T[], Places] {
  const at = ({ id }: T): readonly [number, number] => [places[id]?.page ?? 0, -(places[id]?.top ?? 0)];
  return [[...entries].sort((a, b) => at(a)[0] - at(b)[0] || at(a)[1] - at(b)[1]), places];
}

/** Neither key message nor keywords: both tell answers. */
function studentMetadata({ metadata, masthead }: Job): Metadata {
  const { subject: _, ...rest } = metadata;
  return { ...rest, keywords: [], ...(masthead.subtitle === undefined ? {} : { subject: masthead.subtitle }) };
}

function keyMetadata({ metadata, labels }: Job): Metadata {
  return { ...metadata, title: `${metadata.title} · ${phrase(labels, 'answerKey')}` };
}
