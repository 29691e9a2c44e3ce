/**
 * How long the talk takes: each slide's minutes from what is said with it, and what that makes of the whole.
 *
 * Said are the notes, full paragraphs and `:::notes` alike: paragraphs are the speaker's script, and what `:::notes` ask for takes at least as long
 * as its words. Where a slide shows more words than its notes hold, those are read out. Cover, agenda, references and closing are only shown.
 * To the words come pauses: a new slide is looked at before anyone listens again, what has to be studied longer, and a question to the room wants an
 * answer. Without them a lecture of forty slides and six questions would seem to fill half of the hour that it takes.
 * "Four minutes" in a note is the author's plan, not a measure, and is not read: the warning is there to test that plan.
 * The rate is the language's label `wordsPerMinute`. English 130: lectures run at 125 to 160 words a minute (Tauroza and Allison, "Speech Rates
 * in British English", Applied Linguistics 11, 1990), and at the slower end where part of the room hears a second language. Indonesian 120: its
 * words are longer. The other languages stand to English about as their reading rates do (Trauzettel-Klosinski and Dietz, "Standardized Assessment of
 * Reading Performance", Investigative Ophthalmology & Visual Science 53, 2012): what English says in three words German says in two. Of Chinese
 * and Japanese two letters count as a word, 250 to 300 letters a minute; of Korean three or four, of Thai five (`wordCount`).
 */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Slide } from '../model/deck.ts';
import type { Labels } from '../model/label-files.ts';
import type { SlideKind } from '../model/slide-kinds.ts';
import { plainText } from '../model/walk.ts';
import { wordCount } from './deck/estimate.ts';

/** Words a minute where a language's labels say nothing usable. */
const usualRate = 130;
/** How far the talk may be from its duration, as a share of it. */
const tolerance = 0.15;

const silent: readonly SlideKind[] = ['cover', 'agenda', 'references', 'closing'];
/** Kinds whose blocks are looked at, or said by what follows. */
const unread: readonly SlideKind[] = ['section', 'table', 'code', 'math', 'figure', 'chart', 'diagram'];

/** Minutes for which a slide is looked at in silence. */
const glance = 0.2;
const study = 0.5;
/** Minutes in which a room answers one question. */
const answer = 2;
const studied: readonly SlideKind[] = ['table', 'code', 'math', 'figure', 'chart', 'diagram', 'timeline', 'comparison'];

/** Words a minute in the language of the labels. */
export function speakingRate(labels: Labels): number {
  const rate = Number(labels['wordsPerMinute']);
  return rate > 0 ? rate : usualRate;
}

/** Minutes that a slide takes, not rounded. */
export function minutesOf({ kind, notes, blocks }: Pick<Slide, 'kind' | 'notes' | 'blocks'>, wordsPerMinute: number): number {
  if (silent.includes(kind)) return 0;
  return Math.max(saidIn(notes), unread.includes(kind) ? 0 : shownIn(blocks)) / wordsPerMinute + pause(kind, blocks);
}

/** Words. Each list is asked for three times: for its slide, its section and the talk. */
const saidIn = counted((notes) => wordCount(notes.filter(({ type }) => type !== 'table')));
const shownIn = counted(wordCount);

function counted(count: (blocks: Slide['blocks']) => number): (blocks: Slide['blocks']) => number {
  const known = new WeakMap<Slide['blocks'], number>();
  return (blocks) => {
    const words = known.get(blocks) ?? count(blocks);
    known.set(blocks, words);
    return words;
  };
}

function pause(kind: SlideKind, blocks: Slide['blocks']): number {
  if (kind !== 'question') return studied.includes(kind) ? study : glance;
  const asked = blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
  return answer * Math.max(1, asked.length);
}

/** The slides with their minutes, and the agenda's sections with theirs. */
export function timed(slides: readonly Slide[], labels: Labels): readonly Slide[] {
  const rate = speakingRate(labels);
  const perSection = sectionMinutes(slides, rate);
  let at = 0;
  return slides.map((slide) => {
    const time = { minutes: minutesOf(slide, rate), at };
    at += time.minutes;
    if (slide.kind !== 'agenda') return { ...slide, time };
    return { ...slide, time, agenda: (slide.agenda ?? []).map((entry) => ({ ...entry, minutes: perSection.get(entry.id) ?? 0 })) };
  });
}

function sectionMinutes(slides: readonly Slide[], rate: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const slide of slides) if (slide.section) sums.set(slide.section.id, (sums.get(slide.section.id) ?? 0) + minutesOf(slide, rate));
  return sums;
}

/** A warning where the talk is longer or shorter than its `duration` by more than 15 %, with the sections that make it so. */
export function findWrongLength(
  { duration, sections, places, file }: Article,
  slides: readonly Slide[],
  labels: Labels,
): readonly Diagnostic[] {
  const rate = speakingRate(labels);
  const total = slides.reduce((sum, slide) => sum + minutesOf(slide, rate), 0);
  if (duration === undefined || Math.abs(total - duration) <= tolerance * duration) return [];
  const minutes = sectionMinutes(slides, rate);
  const listed = sections
    .map(({ id, heading }) => ({ name: plainText(heading), minutes: minutes.get(id) ?? 0 }))
    .sort((a, b) => (total > duration ? b.minutes - a.minutes : a.minutes - b.minutes));
  const share = Math.round((Math.abs(total - duration) / duration) * 100);
  const message = `the talk takes about ${whole(Math.max(1, total))} min, ${share} % ${total > duration ? 'over' : 'under'} the duration of ${duration}`;
  const most = listed.map(({ name, minutes: own }) => `"${name}" ${own < 1 ? own.toFixed(1) : whole(own)}`).join(', ');
  const remedy = `counted at ${rate} words a minute, with pauses; ${total > duration ? 'shorten the longest' : 'the shortest have room'}, or change the duration`;
  const position = places?.['duration'] ?? { file, line: 1, column: 1 };
  return [
    { ruleId: 'talk-length', severity: 'warning', message, position, hints: [...(most ? [`minutes by section: ${most}`] : []), remedy] },
  ];
}

const whole = (minutes: number): string => String(Math.round(minutes));
