/** Progress and the summary: a bar on a terminal, plain lines in a pipe, nothing with --json. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { barLine, duration, timeLeft, widthOf, type BarState } from '../scripts/commands/progress-bar.ts';
import { createProgress } from '../scripts/commands/progress.ts';
import type { CliContext } from '../scripts/commands/context.ts';
import { run } from './support/command.ts';
import { workFolder, writeBroken, writeLecture } from './support/lecture.ts';

const state = (more: Partial<BarState> = {}): BarState => ({ count: 10, times: [0], underway: new Map(), ...more });
const space = { columns: 80, isUnicode: true };

describe('the bar', () => {
  it('counts articles and the documents of those that are being made', () => {
    const underway = new Map([['one', { wanted: 3, left: new Set(['deck', 'briefing'] as const) }]]);
    expect(barLine(state({ times: [0, 1, 2, 3, 4, 5], underway }), 100, space)).toBe('███████████░░░░░░░░░ 5/10: one (deck, briefing)');
    expect(barLine(state({ underway: new Map([['one', { wanted: 0, left: new Set() }]]) }), 0, { ...space, isUnicode: false })).toBe(
      `${'-'.repeat(20)} 0/10: one (reading)`,
    );
  });

  it.each([0, 1, 2, 5, 10, 20, 40, 79, 200])('is narrower than a terminal of %i columns, whatever the articles are called', (columns) => {
    const names = ['長い名前'.repeat(20), 'دورة طويلة جدا'.repeat(9), 'e\u0301'.repeat(90), 'a'.repeat(300)];
    for (const name of names) {
      const underway = new Map([[name, { wanted: 3, left: new Set(['deck'] as const) }]]);
      expect(widthOf(barLine(state({ times: [0, 9e5, 9e5, 9e5, 9e5], underway }), 1e6, { ...space, columns }))).toBeLessThan(
        Math.max(1, columns),
      );
    }
  });

  it('passes no control character of a folder’s name on to the terminal', () => {
    const underway = new Map([['a\u001B[2J\nb', { wanted: 1, left: new Set(['deck'] as const) }]]);
    expect(barLine(state({ underway }), 0, space)).not.toMatch(/\p{Cc}/u);
  });

  it('of no article is empty', () => expect(barLine(state({ count: 0 }), 0, space)).toBe(`${'░'.repeat(20)} 0/0`));
});

describe('the time left', () => {
  it('is not told before three articles and two seconds, nor at the end', () => {
    expect(timeLeft({ count: 9, times: [0, 5000, 9000] }, 9000)).toBeUndefined();
    expect(timeLeft({ count: 9, times: [0, 1, 2, 3] }, 1999)).toBeUndefined();
    expect(timeLeft({ count: 3, times: [0, 1000, 2000, 3000] }, 3000)).toBeUndefined();
    expect(timeLeft({ count: 9, times: [0, 1000, 2000, 3000] }, 3000)).toBe(6000);
  });

  it('forgets those that came from the cache at the beginning, and grows while nothing gets done', () => {
    const times = [0, ...Array.from({ length: 100 }, () => 10), ...Array.from({ length: 12 }, (_, index) => 1010 + index * 1000)];
    expect(timeLeft({ count: 122, times }, 12_010)).toBe(10_000);
    expect(timeLeft({ count: 122, times }, 24_010)).toBe(20_000);
  });

  it.each([
    [0, '1 s'],
    [59_400, '59 s'],
    [59_900, '1 min'],
    [3_599_000, '1 h 0 min'],
    [4_800_000, '1 h 20 min'],
  ])('%i ms is %s', (ms, text) => expect(duration(ms)).toBe(text));
});

describe('on a terminal', () => {
  function terminal(isTerminal: boolean): { context: CliContext; written: () => string } {
    let written = '';
    const base = { version: '', env: { LANG: 'C' }, cwd: '', now: () => 0, columns: () => 60, out: () => undefined };
    return { context: { ...base, isTerminal, err: (text) => void (written += text) }, written: () => written };
  }
  const drive = (context: CliContext, silent: boolean): void => {
    const progress = createProgress(context, silent);
    progress.found(2);
    progress.begin('one', ['deck', 'handout']);
    progress.made('one', 'deck');
    progress.done('one', 'one: 7 files');
    progress.working('course: 1/2');
    progress.end();
    progress.end();
  };

  it('a line of an article stays above the bar, which is gone at the end', () => {
    const { context, written } = terminal(true);
    drive(context, false);
    expect(written()).toContain('\r\u001B[2Kone: 7 files\n\r\u001B[2K#######-------- 1/2'.replace('#######--------', '########-------'));
    expect(written()).toContain('one (handout)');
    expect(written().endsWith('course: 1/2\r\u001B[2K')).toBe(true);
  });

  it('in a pipe there are plain lines, with --json nothing', () => {
    const [pipe, json] = [terminal(false), terminal(true)];
    drive(pipe.context, false);
    drive(json.context, true);
    expect([pipe.written(), json.written()]).toEqual(['one: 7 files\n', '']);
  });
});

it.each(['SIGINT', 'SIGTERM'] as const)(
  'the bar is gone before %s ends the process, whoever else listens',
  async (signal) => {
    const script = `
    const { createProgress } = await import('./scripts/commands/progress.ts');
    const { removeAtDeath } = await import('./scripts/render/profile.ts');
    if (process.argv[1] === 'browser') removeAtDeath({ kill: () => true }, '/nowhere/at/all');
    const context = { isTerminal: true, env: {}, now: () => 0, columns: () => 60, err: (text) => process.stderr.write(text) };
    createProgress(context, false).found(2);
    if (process.argv[1] === 'later') removeAtDeath({ kill: () => true }, '/nowhere/at/all');
    process.kill(process.pid, '${signal}');
    setTimeout(() => {}, 5000);`;
    for (const who of ['nobody', 'browser', 'later']) {
      const running = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, who]);
      const end = await running.catch((error: unknown) => error as { signal: string; stderr: string });
      expect([who, end]).toEqual([who, expect.objectContaining({ signal })]);
      expect(end.stderr.endsWith(' 0/2\r\u001B[2K'), who).toBe(true);
    }
  },
  30_000,
);

it('sums up: files, pages, time, and what came from the cache', async () => {
  const cwd = await workFolder();
  const content = path.join(cwd, 'content');
  for (const slug of ['one', 'two']) await writeLecture(content, slug);
  const build = async (): Promise<string> => (await run(['build', '--cache', 'kept'], { cwd })).stdout;
  expect(await build()).toMatch(/^2 articles in dist: 14 files, \d+ pages in \d+(\.\d)? s(; \d+ of \d+ parts of them from the cache)?\n$/);
  expect(await build()).toMatch(/^2 articles in dist: 14 files, \d+ pages in \d+(\.\d)? s; all from the cache\n$/);
  await writeLecture(content, 'two', { body: 'Another sentence.' });
  expect(await build()).toMatch(/ s; 1( and \d+ of \d+ parts of the others)? from the cache\n$/);
  await writeBroken(content, 'two');
  expect(await build()).toMatch(/^1 article in dist: 7 files, \d+ pages in .* s; 1 from the cache; 1 error/);
}, 60_000);

it('of a course that is made anew from articles of the cache it does not say that all came from there', async () => {
  const cwd = await workFolder();
  const content = path.join(cwd, 'content');
  for (const slug of ['one', 'two']) await writeLecture(content, slug);
  const build = async (title: string): Promise<string> => {
    await writeFile(path.join(content, 'course.yaml'), `title: ${title}\nlecturer: A. Lecturer\narticles: [one, two]\n`);
    return (await run(['build', '--cache', 'kept'], { cwd })).stdout;
  };
  await build('A course');
  expect(await build('A course')).toMatch(/ s; all from the cache\n$/);
  expect(await build('Another')).toMatch(/ s; all articles( and \d+ of \d+ parts of the course)? from the cache\n$/);
  expect(await build('Another')).toMatch(/ s; all from the cache\n$/);
}, 60_000);
