/** The command's manners: exit statuses, what stands on which stream, help, options. */
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, inject, it } from 'vitest';
import { repository, run } from './support/command.ts';
import { snapshot, workFolder, writeBroken, writeLecture } from './support/lecture.ts';

const version = /^\d+\.\d+\.\d+\n$/;

interface Problem {
  readonly ruleId: string;
  readonly severity: string;
}

interface Result {
  readonly status: number;
  readonly diagnostics: readonly Problem[];
  readonly articles: readonly { readonly slug: string }[];
}

describe('help', () => {
  it.each([['--help'], ['-h'], ['help']])('%s tells of every command', async (flag) => {
    const { status, stdout, stderr } = await run([flag]);
    expect([status, stderr]).toEqual([0, '']);
    for (const word of ['build', 'check', 'doctor', '--version']) expect(stdout).toContain(word);
  });

  it.each([
    ['build', ['--out', '--only', '--json', '--strict', 'content']],
    ['check', ['--json', '--strict', 'content']],
    ['doctor', ['--json']],
  ])('%s --help tells of its options', async (command, words) => {
    const { status, stdout } = await run([command, '--help']);
    expect(status).toBe(0);
    for (const word of words) expect(stdout).toContain(word);
  });

  it('--version gives the version alone', async () => {
    const { status, stdout, stderr } = await run(['--version']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(version);
  });
});

describe('wrong usage is status 2, said on standard error', () => {
  it.each([
    [[]],
    [['bild']],
    [['build', '--onyl', 'deck']],
    [['build', '--only', 'slides']],
    [['build', '--only', '']],
    [['build', 'nowhere']],
    [['check', 'nowhere']],
    [['check', 'package.json']],
    [['build', '--out']],
    [['check', '--out', 'x']],
    [['doctor', 'x']],
  ])('%j', async (args) => {
    const { status, stdout, stderr } = await run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('check', () => {
  it('takes content/ when no path is given, and writes nothing', async () => {
    const cwd = await workFolder();
    await writeLecture(path.join(cwd, 'content'), 'one');
    const before = await snapshot(cwd);
    expect((await run(['check'], { cwd })).status).toBe(0);
    expect(await snapshot(cwd)).toEqual(before);
  });

  it('has status 1 for errors, with every problem of every file', async () => {
    const cwd = await workFolder();
    await writeBroken(cwd, 'one');
    await writeBroken(cwd, 'two');
    const { status, stderr } = await run(['check', '.'], { cwd });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^one\/article\.md:3:1 error unknown-key: .*\ntwo\/article\.md:3:1 error unknown-key: .*\n$/);
  });

  it('has status 0 for warnings, and 1 with --strict', async () => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one', { front: 'lang: xx\n' });
    expect((await run(['check', '.'], { cwd })).status).toBe(0);
    expect((await run(['check', '.', '--strict'], { cwd })).status).toBe(1);
  });

  it('takes an article’s file, its folder, and a folder of articles', async () => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one');
    for (const given of ['.', 'one', 'one/article.md', path.join(cwd, 'one')]) {
      const { status, stdout } = await run(['check', given, '--json'], { cwd });
      expect([status, (JSON.parse(stdout) as Result).articles.map(({ slug }) => slug)]).toEqual([0, ['one']]);
    }
  });

  it('says that an empty folder holds no article', async () => {
    const cwd = await workFolder();
    await mkdir(path.join(cwd, 'content'));
    const { status, stderr } = await run(['check'], { cwd });
    expect([status, stderr.startsWith('content:1:1 error no-article')]).toEqual([1, true]);
  });
});

it('what libraries say by themselves stands on no stream: of a damaged appendix one line is told', async () => {
  const cwd = await workFolder();
  await writeLecture(cwd, 'one', { front: 'appendices: [{ title: Plan, file: plan.pdf }]\n' });
  const file = await PDFDocument.create({ updateMetadata: false });
  file.addPage().setMediaBox(0, 0, 12_345_678_901, 400);
  file.context.register(file.context.obj({ Here: 'Gone' }));
  const sound = Buffer.from(await file.save({ useObjectStreams: false })).toString('latin1');
  await writeFile(path.join(cwd, 'one', 'plan.pdf'), sound.replace('/Here /Gone', '/Here >> ['), 'latin1');
  for (const command of [['check'], ['build', '--only', 'briefing', '--json']]) {
    const { stderr } = await run([...command, 'one'], { cwd });
    expect(stderr.replace(/^one\/article\.md:3:\d+ warning damaged-appendix: .*\n/, '')).toBe('');
  }
});

describe('--json prints JSON on standard output, and nothing else', () => {
  it.each(['check', 'build'])('%s', async (command) => {
    const cwd = await workFolder();
    await writeLecture(cwd, 'one', { front: 'lang: xx\n' });
    await writeBroken(cwd, 'two');
    const { status, stdout } = await run([command, '.', '--json', ...(command === 'build' ? ['--only', 'handout'] : [])], { cwd });
    const result = JSON.parse(stdout) as Result;
    expect([status, result.status]).toEqual([1, 1]);
    expect(result.diagnostics.map(({ ruleId, severity }) => `${severity} ${ruleId}`).sort()).toEqual([
      'error unknown-key',
      'warning unknown-language',
    ]);
  });

  it('doctor tells which browser it would use', async () => {
    const { status, stdout, stderr } = await run(['doctor', '--json']);
    const report = JSON.parse(stdout) as { browser: { path: string; version: string } };
    expect([status, stderr]).toEqual([0, '']);
    expect(report.browser.path).toMatch(/chrom/i);
    expect(report.browser.version).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  });

  it('says a failure as JSON too', async () => {
    const { status, stdout } = await run(['check', 'nowhere', '--json']);
    expect([status, stdout === '' || typeof JSON.parse(stdout) === 'object']).toEqual([2, true]);
  });
});

describe.runIf(process.platform === 'linux')('what surrounds it is broken', () => {
  const inShell = (script: string) => {
    const { status, stderr } = spawnSync('sh', ['-c', script, 'sh', process.execPath, path.join(repository, 'scripts/paparan.mjs')], {
      cwd: inject('scratch'),
      encoding: 'utf8',
    });
    return { status, stderr };
  };

  it('says that standard output cannot be written to, and fails', () => {
    const told = { status: 3, stderr: 'standard output cannot be written to: ENOSPC: no space left on device, write\n' };
    expect(inShell('"$1" "$2" --help >/dev/full')).toEqual(told);
    expect(inShell('"$1" "$2" --help 2>/dev/full >/dev/full').status).toBe(3);
  });

  it('takes it for no fault that nobody reads to the end', () => {
    expect(inShell('"$1" "$2" --help | true')).toEqual({ status: 0, stderr: '' });
  });

  it('says that its folder is gone', () => {
    const told = { status: 3, stderr: 'the folder that this runs in is not there any more; change to another\n' };
    expect(inShell('mkdir gone && cd gone && rmdir ../gone && "$1" "$2" check')).toEqual(told);
  });
});
