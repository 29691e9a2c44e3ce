/** Who gets a tab, and who does not want one any more. */
import { expect, test } from 'vitest';
import { createPool, type Pool } from '../../scripts/render/pool.ts';
import type { Tab } from '../../scripts/render/tabs.ts';

/** No tab of a browser: the pool only hands them around. */
const tab = (): Tab => ({ page: {} as Tab['page'], end: async () => undefined });

function onlyOne(): { pool: Pool; first: Tab } {
  const first = tab();
  const pool = createPool(
    Promise.resolve(first),
    () => Promise.reject(new Error('a second tab')),
    () => 1,
  );
  return { pool, first };
}

test('a job that is given up leaves the queue: the tab goes to the next', async () => {
  const { pool, first } = onlyOne();
  const { signal, abort } = stop();
  expect(await pool.take({ signal })).toBe(first);
  const [given, wanted] = [pool.take({ signal }), pool.take()];
  abort();
  await expect(given).rejects.toBe(signal.reason);
  pool.give(first);
  expect(await wanted).toBe(first);
});

test('a job that was given up before takes no tab', async () => {
  const { pool, first } = onlyOne();
  const { signal, abort } = stop();
  abort();
  await expect(pool.take({ signal })).rejects.toBe(signal.reason);
  expect(await pool.take()).toBe(first);
});

test('a signal that comes too late takes nothing from others', async () => {
  const { pool, first } = onlyOne();
  const { signal, abort } = stop();
  await pool.take();
  const [early, late] = [pool.take({ signal }), pool.take()];
  pool.give(first);
  expect(await early).toBe(first);
  abort();
  pool.give(first);
  expect(await late).toBe(first);
});

test('a patient job lets all others pass, and gets the tab in the end, also one in the place of a tab that failed', async () => {
  const [first, second] = [tab(), tab()];
  const pool = createPool(
    Promise.resolve(first),
    () => Promise.resolve(second),
    () => 1,
  );
  await pool.take();
  const order: string[] = [];
  const ask = (name: string, isPatient: boolean): Promise<Tab> =>
    pool.take({ isPatient }).then((given) => {
      order.push(name);
      return given;
    });
  const all = [ask('patient', true), ask('one', false), ask('another', false)];
  pool.give(first);
  await all[1];
  pool.give(first);
  await all[2];
  expect(order).toEqual(['one', 'another']);
  pool.drop(first);
  expect(await all[0]).toBe(second);
});

function stop(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
