/**
 * Tells every open window what is new, as server-sent events.
 *
 * Why the whole state each time: a window that slept or was cut off has missed nothing when it is back. Rejected: web sockets, which need a library.
 */
import type { ServerResponse } from 'node:http';
import { beginEvents } from './answers.ts';

/** The windows that listen, as server-sent events (HTML standard, 9.2). */
export interface Channel {
  /** Adds a window, which hears `text` at once. */
  add(response: ServerResponse, text: string): void;
  /** `text` is one line. */
  tell(text: string): void;
  close(): void;
}

/** Windows at a time: beyond that the first is let go, and comes back if it is still there. */
const most = 200;
/** ms between two signs of life, which show a dead connection. */
const beat = 15_000;

/** Nobody listens yet. A beat keeps connections open that proxies would end. */
export function openChannel(): Channel {
  const windows = new Set<ServerResponse>();
  const send = (response: ServerResponse, text: string): void => void response.write(`data: ${text}\n\n`);
  const timer = setInterval(() => windows.forEach((response) => response.write(':\n\n')), beat);
  timer.unref();
  return {
    add(response, text) {
      for (const first of [...windows].slice(0, Math.max(0, windows.size - most + 1))) first.end();
      windows.add(response);
      response.once('close', () => windows.delete(response));
      beginEvents(response);
      response.write('retry: 500\n');
      send(response, text);
    },
    tell: (text) => windows.forEach((response) => send(response, text)),
    close() {
      clearInterval(timer);
      for (const response of windows) response.end();
    },
  };
}
