/**
 * Which articles a machine of several makes, so that each finds out by itself and all agree.
 *
 * Why in the order of the slugs' hashes, cut into runs of equal length: shards differ by one article at most, and an article that comes or goes moves
 * at most one other article across each cut, so that what a machine has kept from before stays of use. Rejected: every n-th by name, where one new article
 * moves all after it; the hash modulo n, where shards differ by a quarter.
 */
import { createHash } from 'node:crypto';

/** `number` counts from 1. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** Those of `all` that are the shard's, in the order given. The shards' lists together are `all`, each of them once. */
export function deal<T extends { readonly slug: string }>(all: readonly T[], { number, of }: Shard): readonly T[] {
  const shuffled = all.map((one) => ({ one, rank: hash(one.slug) })).sort((a, b) => (a.rank < b.rank ? -1 : 1));
  const cut = (shard: number): number => Math.floor((shard * all.length) / of);
  const own = new Set(shuffled.slice(cut(number - 1), cut(number)).map(({ one }) => one));
  return all.filter((one) => own.has(one));
}

/** What is the same for all shards that were dealt from the same articles, and for no others. */
export function dealHash(slugs: readonly string[]): string {
  return hash(JSON.stringify([...slugs].sort()));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
