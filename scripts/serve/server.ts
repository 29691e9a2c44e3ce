/**
 * The preview's server: the output files of its articles, a page around them, and what is new.
 *
 * Plain node:http. Nothing is listed, nothing is written, nothing can be changed but a lecture's slide by its speaker, and of the output folder only the folders of articles that are previewed are shown.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Failure } from '../model/failure.ts';
import { answer, redirect, refuse, typeOf } from './answers.ts';
import { openChannel } from './events.ts';
import { readInside, segmentsOf } from './files.ts';
import { entryCookie, judge, type Gate } from './guard.ts';
import { hostsFor } from './hosts.ts';
import { withScripts } from './inject.ts';
import type { Lecture } from './lecture.ts';

/** What is served. All texts are made when they are asked for. */
export interface Site {
  readonly out: string;
  /** Whether the folder of that name is shown. */
  hasArticle(slug: string): boolean;
  /** The page of an article, or of the first one. */
  page(slug: string | undefined): Promise<string | undefined>;
  /** JSON in one line: what every window is told when it changes. */
  state(): string;
  /** JSON: where what is shown of an article stands in its source. `deck`: which state of its slides; the newest unless it is one of the last. */
  map(slug: string, deck: string): string | undefined;
  /** Scripts by their name below `/_/`. */
  asset(name: string): Promise<Buffer | undefined>;
  /** Whose slides are turned for all windows. */
  readonly lecture?: Lecture;
}

/** Where to listen. `token`: what visitors must know; nobody asks for one where it is missing. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** Another port may be taken where this one is not free. */
  readonly isFlexible: boolean;
  readonly token?: string;
}

/** Listens until it is closed, which ends what windows still hear. */
export interface Server {
  /** "http://127.0.0.1:7420". */
  readonly origin: string;
  /** Tells every window `site.state()`. */
  tell(): void;
  close(): Promise<void>;
}

/** Signs. */
const longestTurn = 400;

/** Throws a `Failure` where nobody can listen there. */
export async function serve(site: Site, place: Place): Promise<Server> {
  const channel = openChannel();
  let gate: Gate = { hosts: new Set(), port: 0 };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => (response.headersSent ? response.destroy() : refuse(response, 500)));
  });
  server.on('clientError', (_, socket) => void (socket.writable ? socket.end('HTTP/1.1 400 Bad Request\r\n\r\n') : socket.destroy()));

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const verdict = judge(request, gate);
    if (verdict === 'pass') return request.method === 'POST' ? turn(request, response) : route(request.url ?? '/', response);
    if ('enter' in verdict) redirect(response, verdict.enter, entryCookie(gate));
    else refuse(response, verdict.refuse);
  };
  /** What is said is little, or nothing that is meant. */
  const turn = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let said = '';
    for await (const part of request.setEncoding('utf8')) {
      said += String(part);
      if (said.length > longestTurn) return refuse(response, 413);
    }
    if (site.lecture?.turn(said)) channel.tell(site.state());
    answer(response, 'application/json; charset=utf-8', '{}');
  };
  const route = async (url: string, response: ServerResponse): Promise<void> => {
    const segments = segmentsOf(url);
    const [area, slug = '', name = ''] = segments ?? [];
    if (segments === undefined) return refuse(response, 404);
    if (segments.length <= 1 && area === undefined) return give(response, 'page.html', await site.page(queryOf(url, 'article')));
    if (segments.length === 1 && area === 'events') return channel.add(response, site.state());
    if (segments.length === 1 && area === 'state') return give(response, 'data.json', site.state());
    if ((segments.length === 2 || segments.length === 3) && area === 'map') return give(response, 'data.json', site.map(slug, name));
    if (segments.length >= 2 && area === '_') return give(response, segments.at(-1) ?? '', await site.asset(segments.slice(1).join('/')));
    if (segments.length === 3 && area === 'files' && site.hasArticle(slug)) return giveFile(response, slug, name);
    return refuse(response, 404);
  };
  const giveFile = async (response: ServerResponse, slug: string, name: string): Promise<void> => {
    const bytes = await readInside(site.out, slug, name);
    const isDeck = name === 'deck.html';
    const isLive = isDeck || name === 'handout.html';
    return give(response, name, bytes && isLive ? withScripts(bytes, { slug, name, isDeck }) : bytes, isDeck ? 'deck' : 'page');
  };

  const port = await listen(server, place);
  gate = {
    hosts: hostsFor(place.host, port),
    port,
    ...(place.token === undefined ? {} : { token: place.token }),
    ...(site.lecture && { lead: site.lecture.key }),
  };
  return {
    origin: `http://${place.host.includes(':') ? `[${place.host}]` : place.host}:${port}`,
    tell: () => channel.tell(site.state()),
    close: async () => {
      channel.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function give(response: ServerResponse, name: string, body: string | Buffer | undefined, policy: 'page' | 'deck' = 'page'): void {
  const type = typeOf(name);
  if (body === undefined || type === undefined) refuse(response, 404);
  else answer(response, type, body, policy);
}

function queryOf(url: string, key: string): string | undefined {
  return new URLSearchParams(url.split('?')[1] ?? '').get(key) ?? undefined;
}

async function listen(server: ReturnType<typeof createServer>, { host, port, isFlexible }: Place): Promise<number> {
  const attempt = (wanted: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, host, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });
  try {
    return await attempt(port);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isFlexible && (code === 'EADDRINUSE' || code === 'EACCES')) return attempt(0);
    throw new Failure(3, reasonOf(code, host, port), { cause: error });
  }
}

function reasonOf(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} is taken; choose another with --port`;
  if (code === 'EACCES') return `port ${port} is not for everybody; choose one above 1023 with --port`;
  return `nobody can listen at ${host} (${code ?? 'no reason given'}); choose an address of this machine with --host`;
}
