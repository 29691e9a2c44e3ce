/**
 * Hears from the server what is new. Browsers keep at most six connections to a server, so of all windows one listens and tells the others; where a
 * browser has no locks (another machine, no https), each listens by itself.
 */

/** `onState` gets the server's state, at once and after every change; `onLost(true)` when the server cannot be reached. */
export function listen(onState, onLost = () => {}) {
  const told = new BroadcastChannel('paparan-state');
  const hear = ({ state, lost }) => {
    if (lost !== undefined) onLost(lost);
    if (state) onState(state);
  };
  told.onmessage = ({ data }) => hear(data);
  const connect = () =>
    new Promise(() => {
      const events = new EventSource('/events');
      const say = (data) => {
        hear(data);
        told.postMessage(data);
      };
      events.onmessage = ({ data }) => say({ state: JSON.parse(data), lost: false });
      events.onerror = () => say({ lost: true });
    });
  fetch('/state')
    .then((answer) => answer.json())
    .then((state) => hear({ state }))
    .catch(() => undefined);
  if (navigator.locks) void navigator.locks.request('paparan-listener', connect);
  else void connect();
}

export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
