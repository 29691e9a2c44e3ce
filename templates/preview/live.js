/**
 * Hears from the server what is new. Browsers keep at most six connections to a server, so of all windows one listens and tells the others: the one that
 * holds a lock. Where a browser has no locks (another machine, no https), whoever has heard nothing for a while asks, and tells the others.
 *
 * Why asking there, which costs half a second: a connection that stays must have one keeper, and a window that is closed or asleep hands nothing over.
 */

/** ms between two questions of all windows together. */
const pause = 500;

/** What a window tells the others when it asks. */
const asking = 'asking';

const textOf = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
};

/** Never ends: as long as this window is there, it is the one that listens. */
const follow = (say) =>
  new Promise(() => {
    const events = new EventSource('/events');
    events.onmessage = ({ data }) => say(data);
    events.onerror = () => say(null);
  });

/** Their beats differ, so that one asks before the others. A question that fails says nothing to these: it may be this window that is going. */
function askInTurn({ say, hear, heard, tell }) {
  let asked = 0;
  const beat = (pause / 2) * (1 + Math.random());
  setInterval(() => {
    if (Date.now() - Math.max(asked, heard()) < pause) return;
    asked = Date.now();
    tell(asking);
    textOf('/state').then(say, () => hear(null));
  }, beat);
}

/**
 * `onState` gets the server's state, at once and after every change; `onLost(true)` when the server cannot be reached; `onLecture` where a lecture is, which
 * changes with each slide and is no other state.
 */
export function listen(onState, onLost = () => {}, onLecture = () => {}) {
  const told = new BroadcastChannel('paparan-state');
  let last;
  let known;
  let heard = 0;
  const hear = (text) => {
    if (text === last) return;
    last = text;
    onLost(text === null);
    if (text === null) return void (known = undefined);
    const { lecture, ...state } = JSON.parse(text);
    const isOther = JSON.stringify(state) !== known;
    known = JSON.stringify(state);
    if (isOther) onState(state);
    onLecture(lecture);
  };
  const tell = (text) => told.postMessage(text);
  const say = (text) => {
    hear(text);
    tell(text);
  };
  told.onmessage = ({ data }) => {
    heard = Date.now();
    if (data !== asking) hear(data);
  };
  textOf('/state').then(hear, () => undefined);
  if (navigator.locks) void navigator.locks.request('paparan-listener', () => follow(say));
  else askInTurn({ say, hear, tell, heard: () => heard });
}

export const load = async (address) => JSON.parse(await textOf(address));
