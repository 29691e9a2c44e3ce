/** Where the browser comes from, and that it is unpacked whole, once, into the user's own cache. */
import { chmod, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser, locateBrowser } from '../../scripts/render/chromium.ts';

const embeds = process.platform === 'linux' && process.arch === 'x64';
let cache: string;

beforeAll(async () => {
  cache = await mkdtemp(join(tmpdir(), 'paparan-cache-'));
});
afterAll(() => rm(cache, { recursive: true, force: true }));

test('CHROME_PATH comes first, and must exist', async () => {
  expect(await locateBrowser({ CHROME_PATH: process.execPath })).toMatchObject({ path: process.execPath, origin: 'CHROME_PATH' });
  expect(await findBrowser({ CHROME_PATH: '/nowhere' })).toEqual({
    missing: 'CHROME_PATH names /nowhere, which does not exist: set it to a Chrome, Edge or Chromium, or unset it.',
  });
});

test.runIf(embeds)(
  'the embedded browser is unpacked once, by two at the same time, and a damaged one again',
  async () => {
    const env = { XDG_CACHE_HOME: cache };
    const path = join(cache, 'paparan', 'chromium-147.0.0', 'chromium');
    expect(await locateBrowser(env)).toMatchObject({ path, origin: 'embedded', unpacked: false });
    const [one, other] = await Promise.all([findBrowser(env), findBrowser(env)]);
    expect(one).toMatchObject({ path, origin: 'embedded', version: expect.stringMatching(/^147\./) });
    expect(other).toEqual(one);
    expect(await readdir(join(cache, 'paparan'))).toEqual(['chromium-147.0.0']);
    await truncate(path, 1000);
    expect(await locateBrowser(env)).toMatchObject({ unpacked: false });
    expect(await findBrowser(env)).toEqual(one);
    expect(await locateBrowser(env)).toMatchObject({ unpacked: true });
    await chmod(path, 0o777);
    expect(await locateBrowser(env), 'others may write to it').toMatchObject({ unpacked: false });
    expect(await readdir(join(cache, 'paparan'))).toEqual(['chromium-147.0.0']);
  },
  60_000,
);

test.runIf(embeds)('a cache that cannot be written is told with its remedy, or the system browser is taken', async () => {
  const found = await findBrowser({ XDG_CACHE_HOME: '/dev/null/nowhere' });
  expect(found).toEqual({
    missing: expect.stringMatching(
      /^The browser could not be unpacked into \/dev\/null\/nowhere\/.*: free space there, set XDG_CACHE_HOME/,
    ),
  });
});

test.runIf(embeds)('without a home nothing is unpacked, and the remedy is told, or the system browser is taken', async () => {
  for (const env of [{}, { HOME: '' }])
    expect(await findBrowser(env)).toEqual({ missing: expect.stringMatching(/has no home: set XDG_CACHE_HOME/) });
});
