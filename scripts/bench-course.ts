/**
 * `npm run bench:course`: courses of 10, 20, 40 and 60 lectures of some 25 pages each, in processes of their own: how long printing and binding
 * take, how much memory, and what a page costs. A cost that grows linearly stays the same in the last columns.
 *
 * Memory is the process's highest resident set, as the system counted it; the browser is another process.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Run {
  /** s */
  readonly wall: number;
  /** s of processor time: what counts on a machine that has other work. */
  readonly cpu: number;
  /** MB */
  readonly memory: number;
}

const counts = (process.argv[2] ?? '10,20,40,60').split(',').map(Number);
const folder = mkdtempSync(path.join(tmpdir(), 'paparan-course-'));

const words =
  'state promise border treaty patience rival member council signal burden harbour ledger season winter letter crisis office people'.split(
    ' ',
  );

/** Always the same words for the same number. */
function sentence(seed: number): string {
  const picked = Array.from({ length: 18 }, (_, index) => words[(seed * 7 + index * index * 3 + (seed % 11) * index) % words.length] ?? '');
  return `The ${picked.join(' ')} holds.`;
}

function lecture(number: number): string {
  const glossary = Array.from(
    { length: 12 },
    (_, index) => `  - { term: Concept ${number}-${index}, definition: ${sentence(number + index)} }`,
  );
  const references = Array.from({ length: 20 }, (_, index) => {
    const shared = index < 8 ? index : number * 100 + index;
    return `  - { id: r${index}, type: book, author: [{ family: Author${shared % 40}, given: A }], title: Work ${shared}, issued: { date-parts: [[${1950 + (shared % 60)}]] } }`;
  });
  const sections = Array.from({ length: 10 }, (_, section) => {
    const paragraphs = Array.from({ length: 9 }, (_line, index) => {
      const seed = number * 1000 + section * 20 + index;
      const said = Array.from({ length: 5 }, (_part, step) => sentence(seed + step)).join(' ');
      return `${said} Concept ${number}-${seed % 12} and concept ${Math.max(1, number - 1)}-${seed % 12} differ [@r${seed % 20}].`;
    });
    return `## Section ${section + 1}\n\n${paragraphs.join('\n\n')}`;
  });
  const front = `title: Lecture on ${words[number % words.length]} ${number}\nauthors: [Author ${number % 7}]\nkeywords: [treaty, council]`;
  return `---\n${front}\nglossary:\n${glossary.join('\n')}\nreferences:\n${references.join('\n')}\n---\n\n${sections.join('\n\n')}\n`;
}

function writeCourse(count: number): string {
  const root = path.join(folder, String(count));
  const slugs = Array.from({ length: count }, (_, index) => `lecture-${String(index + 1).padStart(2, '0')}`);
  slugs.forEach((slug, index) => {
    mkdirSync(path.join(root, slug), { recursive: true });
    writeFileSync(path.join(root, slug, 'article.md'), lecture(index + 1));
  });
  writeFileSync(path.join(root, 'course.yaml'), `title: A course of ${count}\nlecturer: A. Lecturer\narticles: [${slugs.join(', ')}]\n`);
  return root;
}

function run(args: readonly string[]): Promise<Run> {
  const started = performance.now();
  let [memory, cpu] = [0, 0];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, SOURCE_DATE_EPOCH: '1795392000' },
    });
    const watch = setInterval(() => {
      memory = Math.max(memory, highWater(child.pid));
      cpu = Math.max(cpu, processorTime(child.pid));
    }, 20);
    let complaints = '';
    child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ wall: (performance.now() - started) / 1000, cpu, memory });
      else reject(new Error(`${args.join(' ')} ended with ${code}: ${complaints}`));
    });
  });
}

function highWater(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}

/** Of all threads, in s: fields 14 and 15 of /proc/<pid>/stat, in hundredths. */
function processorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

try {
  console.log('| lectures | pages | file | wall | processor | a page | peak memory |');
  console.log('|--:|--:|--:|--:|--:|--:|--:|');
  for (const count of counts) {
    const out = path.join(folder, `out-${count}`);
    const { wall, cpu, memory } = await run(['scripts/paparan.mjs', 'build', writeCourse(count), '--only', 'course', '--out', out]);
    const { course } = JSON.parse(readFileSync(path.join(out, 'manifest.json'), 'utf8')) as { course: { files: { pages: number }[] } };
    const pages = course.files[0]?.pages ?? 0;
    const size = statSync(path.join(out, 'course.pdf')).size / 1e6;
    const cost = [`${wall.toFixed(1)} s`, `${cpu.toFixed(1)} s`, `${((cpu / pages) * 1000).toFixed(1)} ms`, `${memory.toFixed(0)} MB`];
    const cells = [count, pages, `${size.toFixed(1)} MB`, ...cost];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
