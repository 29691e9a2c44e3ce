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

/** As a browser that was killed: its first tab is there, and no other opens. */
function dead(most: number): { pool: Pool; first: Tab } {
  const first = tab();
  const pool = createPool(
    Promise.resolve(first),
    () => Promise.reject(new Error('Connection closed')),
    () => most,
  );
  return { pool, first };
}

test('whoever waits for a dead browser is told at once, patient or not', async () => {
  const { pool, first } = dead(1);
  await pool.take();
  const all = [pool.take(), pool.take(), pool.take({ isPatient: true })].map((one) => expect(one).rejects.toThrow('Connection closed'));
  pool.drop(first);
  await Promise.all(all);
}, 1000);

test('a tab that did not open takes no place', async () => {
  const { pool, first } = dead(2);
  await pool.take();
  await expect(pool.take()).rejects.toThrow('Connection closed');
  const waits = pool.take({ isPatient: true });
  pool.give(first);
  expect(await waits).toBe(first);
  await expect(pool.take()).rejects.toThrow('Connection closed');
  pool.drop(first);
  await expect(pool.take({ isPatient: true })).rejects.toThrow('Connection closed');
}, 1000);

test('a first tab that never was there keeps nobody waiting', async () => {
  const pool = createPool(
    Promise.reject(new Error('the browser opens no page')),
    () => Promise.reject(new Error('Connection closed')),
    () => 1,
  );
  await expect(pool.take()).rejects.toThrow('the browser opens no page');
  await expect(pool.take()).rejects.toThrow('Connection closed');
}, 1000);

function stop(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
