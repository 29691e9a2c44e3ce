/**
 * The browser's process, and the connection to it: a pipe, which nobody else can open as they could a port.
 *
 * Why puppeteer's connection alone and not its launcher: the rest of it, a page object's worth of code that nothing here uses, takes 30 ms to load, and an
 * article waits for that. Rejected: a client of our own; sessions, errors and messages that come in pieces are what the library is good at.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
import { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
import { PipeTransport } from 'puppeteer-core/internal/node/PipeTransport.js';

export type { CDPSession };
export type { Connection };

/** A browser that answers. */
export interface RunningBrowser {
  readonly connection: Connection;
  readonly child: ChildProcess;
  /** "147.0.7727.0". */
  readonly version: string;
}

/** `path`: the program, absolute. `env` is all of its environment. */
export interface Launch {
  readonly path: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** ms until the browser must have answered. */
const patience = 30_000;

/** Rejects with what the browser said of why it does not start. A group of its own: Ctrl+C is for the command, which ends the browser itself. */
export async function launch({ path, args, env }: Launch): Promise<RunningBrowser> {
  const child = spawn(path, args, { env, detached: process.platform !== 'win32', stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const [, , said, write, read] = child.stdio as [null, null, Readable, Writable, Readable];
  let words = '';
  const listen = (chunk: Buffer): void => void (words = (words + chunk.toString()).slice(-mostWords));
  said.on('data', listen);
  const connection = new Connection('', new PipeTransport(write, read));
  let timer: NodeJS.Timeout | undefined;
  const failure = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => reject(new Error(`${words}\nit ended with ${signal ?? status}`)));
    timer = setTimeout(() => reject(new Error(`${words}\nit does not answer`)), patience);
  });
  failure.catch(() => undefined);
  try {
    const { product } = await Promise.race([connection.send('Browser.getVersion').catch(() => failure), failure]);
    said.off('data', listen).resume();
    return { connection, child, version: product.replace(/^[^/]*\//, '') };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Characters. */
const mostWords = 8000;
