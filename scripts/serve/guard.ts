/**
 * Who may ask, decided from a request's head alone.
 *
 * Why `Host` is checked although only this machine can connect: a page of any site may give its own name this machine's address (DNS rebinding) and would
 * then read what is served as its own. Why `Origin` and `Sec-Fetch-Site`: a foreign page may send requests without reading the answers, or embed them.
 * Rejected: CORS headers; nothing here is for another origin.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a request is held against. */
export interface Gate {
  /** What `Host` may say, with port, in lower case. */
  readonly hosts: ReadonlySet<string>;
  readonly port: number;
  /** What a visitor must know where other machines can connect. */
  readonly token?: string;
  /** What a speaker's window must know to turn slides for others; without it nobody can. */
  readonly lead?: string;
}

/** `enter`: the token was given and becomes a cookie; the visitor is sent to the same address without it. */
export type Verdict = 'pass' | { readonly refuse: 400 | 401 | 403 | 405 } | { readonly enter: string };

/** In this order: what it wants to do, to whom it speaks, from where it comes, and what it knows. Nothing of its body is read. */
export function judge({ method, url = '', headers }: IncomingMessage, gate: Gate): Verdict {
  const isTurn = gate.lead !== undefined && method === 'POST' && url === turnPath;
  if (!isTurn && method !== 'GET' && method !== 'HEAD') return { refuse: 405 };
  const host = headers.host?.toLowerCase() ?? '';
  if (!gate.hosts.has(host)) return { refuse: 403 };
  if (headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${host}`) return { refuse: 403 };
  if (isForeign(headers)) return { refuse: 403 };
  if (isTurn && !mayTurn(headers, gate)) return { refuse: 403 };
  if (!/^\/(?![/\\])/.test(url)) return { refuse: 400 };
  if (gate.token === undefined) return 'pass';
  const given = tokenIn(url);
  if (given !== undefined && isSame(given, gate.token)) return { enter: withoutToken(url) };
  const cookie = cookieIn(headers.cookie ?? '', cookieName(gate));
  return cookie !== undefined && isSame(cookie, gate.token) ? 'pass' : { refuse: 401 };
}

/** Where a speaker's window says which slide it shows: the one thing that can be changed. */
export const turnPath = '/lecture';

/** Every browser names the page's origin with a request that changes something. */
function mayTurn({ origin, 'x-paparan-lead': key }: IncomingMessage['headers'], { lead = '' }: Gate): boolean {
  return origin !== undefined && typeof key === 'string' && isSame(key, lead);
}

/** Cookies know no ports: the name does. `Lax`, so that a link in a message leads in; foreign pages can neither embed nor fetch with it. */
export function entryCookie(gate: Gate): string {
  return `${cookieName(gate)}=${gate.token ?? ''}; HttpOnly; SameSite=Lax; Path=/`;
}

const cookieName = ({ port }: Gate): string => `paparan-${port}`;

/** A browser says of itself when a page of another site asks; following a link from there is allowed. */
function isForeign(headers: IncomingMessage['headers']): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return !(headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document');
}

function tokenIn(url: string): string | undefined {
  return /[?&]token=([\w-]+)/.exec(url)?.[1];
}

function withoutToken(url: string): string {
  const [path = '/', query = ''] = url.split('?');
  const rest = query.split('&').filter((part) => part !== '' && !part.startsWith('token='));
  return rest.length > 0 ? `${path}?${rest.join('&')}` : path;
}

function cookieIn(header: string, name: string): string | undefined {
  const pairs = header.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
