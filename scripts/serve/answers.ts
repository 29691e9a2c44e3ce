/** Answers with the headers that every one of them has: nothing is kept, guessed, framed or used by another site. */
import type { ServerResponse } from 'node:http';
import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
  '.webp': 'image/webp',
  '.wasm': 'application/wasm',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
  '.bcmap': 'application/octet-stream',
};

/** The media type of a file's name; undefined for a kind that is not served. */
export const typeOf = (name: string): string | undefined => types[path.extname(name).toLowerCase()];

/** What documents may do: Marp's presentation has its scripts and styles inside, ours beside it. */
const policies = {
  deck: "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: 'self'; font-src data:; media-src data:; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
  page: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'unsafe-inline'; img-src data: blob: 'self'; font-src data: blob:; connect-src 'self'; frame-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
} as const;
/** What documents of each sort may load and run (Content Security Policy, level 3). */
export type Policy = keyof typeof policies;

const always = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Status 200, and the body unless only the head was asked for. */
export function answer(response: ServerResponse, type: string, body: string | Buffer, policy: Policy = 'page'): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(200, { ...always, 'Content-Type': type, 'Content-Length': bytes.length, 'Content-Security-Policy': policies[policy] });
  response.end(response.req.method === 'HEAD' ? undefined : bytes);
}

/** Says no more than the status does: whoever is refused learns nothing. */
export function refuse(response: ServerResponse, status: number): void {
  const more = status === 405 ? { Allow: 'GET, HEAD' } : {};
  response.writeHead(status, { ...always, ...more, 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(response.req.method === 'HEAD' ? undefined : `${status}\n`);
}

/** Status 303; `location` is a path of this server, `cookie` a whole `Set-Cookie`. */
export function redirect(response: ServerResponse, location: string, cookie: string): void {
  response.writeHead(303, { ...always, Location: location, 'Set-Cookie': cookie });
  response.end();
}

/** The head of an answer that does not end: see `events.ts`. */
export function beginEvents(response: ServerResponse): void {
  response.writeHead(200, { ...always, 'Content-Type': 'text/event-stream; charset=utf-8' });
}
