/** A content stream without colour: operations that set one set what it is worth in grey, all others stay byte for byte (PDF 32000-1, 8.6.8). */
import { short } from '../page-form.ts';
import type { Space } from './spaces.ts';
import { operations } from './tokens.ts';
import type { Operation } from './tokens.ts';

/** What an operation's names mean in the stream's resources. */
export interface Surroundings {
  readonly device: (family: string) => Space | undefined;
  readonly space: (name: string) => Space | undefined;
  /** What stands for an inline picture; undefined leaves it as it is. */
  readonly picture: (keys: string, data: Uint8Array) => string | undefined;
  /** A space that is not known, so that its colours stay. */
  readonly onUnknown: () => void;
}

/** The space of fills and of strokes at a place of the stream. A form begins with what holds where it is used, which only its operands tell. */
interface State {
  fill: Space | 'unknown' | 'outer';
  stroke: Space | 'unknown' | 'outer';
}

/** The rewritten bytes; the same object where nothing in it was coloured. */
export function withoutColour(bytes: Uint8Array, surroundings: Surroundings): Uint8Array {
  const pieces: Uint8Array[] = [];
  const saved: State[] = [];
  let state: State = { fill: 'outer', stroke: 'outer' };
  let copied = 0;
  const put = ({ start, end }: Operation, text: string): void => {
    pieces.push(bytes.subarray(copied, start), Buffer.from(text, 'latin1'));
    copied = end;
  };
  for (const operation of operations(bytes)) {
    if (operation.operator === 'q') {
      if (saved.length < 10_000) saved.push({ ...state });
    } else if (operation.operator === 'Q') state = saved.pop() ?? state;
    else {
      const text = operation.picture
        ? surroundings.picture(operation.picture.keys, bytes.subarray(operation.picture.from, operation.picture.to))
        : rewritten(operation, state, surroundings);
      if (text !== undefined) put(operation, text);
    }
  }
  if (copied === 0) return bytes;
  return Buffer.concat([...pieces, bytes.subarray(copied)]);
}

const families: Readonly<Record<string, string>> = { g: 'DeviceGray', rg: 'DeviceRGB', k: 'DeviceCMYK' };

const byCount: Readonly<Record<number, string>> = { 3: 'DeviceRGB', 4: 'DeviceCMYK' };

/** What to write in place of an operation; undefined: it stays. */
function rewritten({ operator, operands }: Operation, state: State, { device, space, onUnknown }: Surroundings): string | undefined {
  const isStroke = operator[0] === operator[0]?.toUpperCase();
  const which = isStroke ? 'stroke' : 'fill';
  const gray = isStroke ? 'G' : 'g';
  const numbers = operands.filter((operand) => typeof operand === 'number');
  const family = families[operator.toLowerCase()];
  if (family !== undefined) {
    const found = device(family);
    state[which] = found ?? 'unknown';
    return found === undefined || found.kind === 'grey' ? undefined : `${short(found.grey(numbers))} ${gray}`;
  }
  switch (operator.toLowerCase()) {
    case 'cs': {
      const found = space(String(operands.at(-1)));
      if (found === undefined) onUnknown();
      state[which] = found ?? 'unknown';
      return found === undefined || found.kind === 'grey' || found.kind === 'pattern'
        ? undefined
        : `${short(found.grey(found.initial))} ${gray}`;
    }
    case 'sc':
    case 'scn': {
      const pattern = operands.at(-1);
      const current = state[which] === 'outer' ? device(byCount[numbers.length] ?? 'DeviceGray') : state[which];
      if (current === undefined || current === 'unknown' || current.kind === 'grey') return undefined;
      if (typeof pattern !== 'string') return `${short(current.grey(numbers))} ${gray}`;
      const base = current.kind === 'pattern' ? current.base : current;
      if (base === undefined || base.kind === 'grey' || numbers.length === 0) return undefined;
      return `${short(base.grey(numbers))} /${escaped(pattern)} ${operator}`;
    }
    default:
      return undefined;
  }
}

const escaped = (name: string): string =>
  name.replace(/[^!-~]|[#/()<>[\]{}%]/g, (sign) => `#${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
