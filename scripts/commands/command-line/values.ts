/** Reads what stands behind an option; what it cannot be is an error that commander prints beside the option's name. */
import { InvalidArgumentError } from 'commander';
import type { Shard } from '../../shards/deal.ts';

/** Names between commas, each of them one of `known`; a name said twice counts once. */
export function listOf<Name extends string>(known: readonly Name[]): (value: string) => Name[] {
  return (value) => {
    const names = [...new Set(value.split(',').map((name) => name.trim()))];
    const wrong = names.find((name) => !(known as readonly string[]).includes(name));
    if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${known.join(', ')}.`);
    return names as Name[];
  };
}

/** A whole number from 1. */
export function readCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return count;
}

/** "2/4", of which the first counts from 1. */
export function readShard(value: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(value) ?? []).map(Number);
  if (number < 1 || number > of) throw new InvalidArgumentError('It is a shard and how many there are: 2/4.');
  return { number, of };
}

/** A folder's path, whether it is there or not. */
export function readFolder(value: string): string {
  if (value === '') throw new InvalidArgumentError('It names no folder.');
  return value;
}

/** A port to listen at; 0 for whichever is free. */
export function readPort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

/** An address to listen at. An empty one would let all in. */
export function readHost(value: string): string {
  if (value.trim() === '') throw new InvalidArgumentError('It is an address or a name of this machine.');
  return value;
}
