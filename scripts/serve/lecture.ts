/**
 * Where a lecture is, for windows in several browsers and on several machines: the speaker's windows say which slide they show, all others hear it.
 *
 * Windows of one browser tell each other (`templates/preview/steady.js`). Only who knows the key leads: it stands in the speaker's address, not in that
 * of the audience, and is never told.
 * Why a browser's word counts only if it had heard what another said before: two windows that follow each other would turn slides back and forth for ever.
 */
import { randomBytes } from 'node:crypto';

/** A slide, of one state of the deck's file, and how many of its fragments are shown. From 0. `dark`: the audience's screen shows nothing. */
interface Turn {
  readonly deck: string;
  readonly index: number;
  readonly fragment: number;
  readonly dark?: true;
}

/** What all windows are told. `of`: the lecture's name. `number`: counts turns. `by`: the browser that turned. */
export interface LecturePlace extends Turn {
  readonly of: string;
  readonly number: number;
  readonly by: string;
}

/** Where one lecture is, for all its windows. */
export interface Lecture {
  readonly name: string;
  /** What whoever leads it must know. */
  readonly key: string;
  /** Undefined before the first turn. */
  place(): LecturePlace | undefined;
  /** What a window says, as JSON. Whether the lecture is elsewhere now. */
  turn(text: string): boolean;
}

/** With a name and a key that nobody can guess. */
export function openLecture(): Lecture {
  const name = `lecture-${randomBytes(6).toString('base64url')}`;
  let place: LecturePlace | undefined;
  /** The last turn by another browser than the one that turned last. */
  let before = 0;
  return {
    name,
    key: randomBytes(16).toString('base64url'),
    place: () => place,
    turn(text) {
      const said = readTurn(text);
      if (!said) return false;
      const { seen, ...turn } = said;
      const isBySame = place?.by === turn.by;
      if (seen < (isBySame ? before : (place?.number ?? 0)) || (place && isThere(place, turn))) return false;
      if (!isBySame) before = place?.number ?? 0;
      place = { ...turn, of: name, number: (place?.number ?? 0) + 1 };
      return true;
    },
  };
}

const isThere = (place: Turn, turn: Turn): boolean =>
  place.deck === turn.deck && place.index === turn.index && place.fragment === turn.fragment && place.dark === turn.dark;

/** `seen`: the number of the last turn that the window had heard of. Undefined for what is no turn. */
function readTurn(text: string): (Turn & { readonly by: string; readonly seen: number }) | undefined {
  try {
    const { deck, index, fragment, dark, by, seen } = JSON.parse(text) as Partial<Record<string, unknown>>;
    if (!isText(deck) || !isText(by) || !isCount(index) || !isCount(fragment) || !isCount(seen)) return undefined;
    return { deck, index, fragment, by, seen, ...(dark === true && { dark }) };
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,40}$/.test(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
