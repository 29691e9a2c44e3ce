/** A preview that cannot be served says so before it builds. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await workFolder();
  await writeLecture(path.join(cwd, 'content'), 'talk', { body: '## One\n\nFirst we meet.', front: 'lang: en\n' });
});

const previewAt = async (...args: string[]): Promise<readonly [number | null, string]> => {
  const { status, stderr } = await run(['preview', '--no-open', '--no-cache', ...args], { cwd });
  return [status, stderr];
};
const hasBuilt = (): boolean => existsSync(path.join(cwd, 'dist'));

it('names a port that is taken, and a host that is not this machine’s, and builds nothing', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  expect(await previewAt('--port', String(port))).toEqual([3, expect.stringContaining(`port ${port} is taken`)]);
  expect(hasBuilt()).toBe(false);
  expect(await previewAt('--port', '0', '--host', '203.0.113.1')).toEqual([3, expect.stringContaining('nobody can listen at 203.0.113.1')]);
  expect(hasBuilt()).toBe(false);
  other.close();
}, 60_000);

it.each([
  ['--host', ''],
  ['--host', ' '],
  ['--port', ''],
  ['--port', '0x50'],
])(
  'refuses %s "%s" as wrong usage',
  async (name, value) => {
    expect(await previewAt(name, value)).toEqual([2, expect.stringContaining(`option '${name}`)]);
  },
  30_000,
);
