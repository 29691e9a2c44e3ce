/** Which names a server answers to. */
import { hostname, networkInterfaces } from 'node:os';

const loopback = ['127.0.0.1', 'localhost', '::1'];
const anywhere = ['0.0.0.0', '::'];

/** Whether other machines cannot connect to a server that listens there. */
export const isLoopback = (host: string): boolean => loopback.includes(host) || /^127(\.\d{1,3}){3}$/.test(host);

/** `Host` headers, with port. A server that listens everywhere answers to this machine's addresses and names. */
export function hostsFor(host: string, port: number): ReadonlySet<string> {
  const own = isLoopback(host) ? [host, ...loopback] : anywhere.includes(host) ? [...loopback, ...addresses()] : [host];
  const named = own.map((name) => (name.includes(':') ? `[${name}]` : name).toLowerCase());
  return new Set([...named.map((name) => `${name}:${port}`), ...(port === 80 ? named : [])]);
}

/** Addresses and names of this machine that others reach it by. */
export function addresses(): readonly string[] {
  const found = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address));
  return [...found, hostname(), `${hostname()}.local`];
}
