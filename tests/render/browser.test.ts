/** The real browser: what pages may do, what is printed, and what is left behind. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { startBrowser } from '../../scripts/render/browser.ts';
import type { Browser } from '../../scripts/render/browser.ts';
import { measure, print, screenshot } from '../../scripts/render/print.ts';

let browser: Browser;

async function start(env: NodeJS.ProcessEnv = process.env): Promise<Browser> {
  const choice = await findBrowser(process.env);
  if ('missing' in choice) throw new Error(choice.missing);
  return startBrowser(choice, env);
}

beforeAll(async () => {
  browser = await start();
}, 60_000);
afterAll(() => browser.close());

test('a browser has a version and says whether it has a sandbox', () => {
  expect(browser.version).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
  expect(browser.sandbox.on || browser.sandbox.reason).toBeTruthy();
});

test('a document reaches no server, no file and no other document', async () => {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    response.end('gone');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const folder = await mkdtemp(join(tmpdir(), 'paparan-test-'));
  const square = '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><rect width="50" height="50"/></svg>';
  await writeFile(join(folder, 'a.svg'), square);
  const html = `<!doctype html><html><head><meta http-equiv="refresh" content="0;url=${host}/refresh">
    <link rel="stylesheet" href="${host}/link.css"><link rel="prefetch" href="${host}/prefetch"><link rel="preconnect" href="${host}">
    <style>@import url(${host}/import.css); @media print { p { background: url(${host}/print.png) } } body { background: url(${host}/b.png) }</style>
    </head><body><p>here</p><img id="file" src="file://${folder}/a.svg"><img src="ftp://127.0.0.1/a.png"><img src="${host}/a.png">
    <img id="data" src="data:image/svg+xml;base64,${Buffer.from(square).toString('base64')}">
    <iframe src="${host}/frame"></iframe><iframe src="file://${folder}/a.svg"></iframe><iframe srcdoc="<img src='${host}/inner.png'>"></iframe>
    <object data="${host}/object"></object><embed src="${host}/embed"><video src="${host}/v.mp4" poster="${host}/poster.png"></video>
    <script src="${host}/s.js"></script><script>document.body.id = 'ran'</script><img src="x" onerror="document.body.id = 'ran'"></body></html>`;
  const look = `() => [location.href, document.body.id, document.querySelector('p').innerText,
    document.querySelector('#file').naturalWidth, document.querySelector('#data').naturalWidth]`;
  expect(await measure(browser, html, look)).toEqual(['about:blank', '', 'here', 0, 50]);
  await print(browser, html);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(requests).toEqual([]);
  server.close();
});

test('a PDF has the pages that the CSS names, tags and bookmarks', async () => {
  const html = '<!doctype html><html lang="en"><title>T</title><style>@page { size: 215mm 330mm }</style><h1>One</h1><p>text</p></html>';
  const pdf = Buffer.from(await print(browser, html)).toString('latin1');
  expect(pdf).toMatch(/MediaBox\s*\[0 0 609\.\d+ 935\.\d+\]/);
  expect(pdf).toContain('/StructTreeRoot');
  expect(pdf).toContain('/Outlines');
  const bare = Buffer.from(await print(browser, html, { tagged: false, outline: false })).toString('latin1');
  expect(bare).not.toContain('/StructTreeRoot');
  expect(bare).not.toContain('/Outlines');
});

test('embedded fonts are loaded before printing, also those that only print uses', async () => {
  const file = 'node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2';
  const data = (await readFile(file)).toString('base64');
  const html = `<!doctype html><style>@font-face { font-family: Own; src: url(data:font/woff2;base64,${data}) }
    @media print { p { font-family: Own } }</style><p>serif</p>`;
  expect(Buffer.from(await print(browser, html)).toString('latin1')).toMatch(/SourceSerif4/);
});

test('embedded fonts are used on a machine that has none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paparan-test-'));
  await writeFile(join(folder, 'fonts.conf'), '<?xml version="1.0"?><fontconfig></fontconfig>');
  const bare = await start({ ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') });
  const data = (await readFile('node_modules/@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2')).toString('base64');
  const html = `<!doctype html><style>@font-face { font-family: Own; src: url(data:font/woff2;base64,${data}) } p { font-family: Own }</style><p>x</p>`;
  const pdfs = await Promise.all([1, 2, 3, 4, 5].map(() => print(bare, html)));
  await bare.close();
  for (const pdf of pdfs) expect(Buffer.from(pdf).toString('latin1')).toMatch(/SourceSerif4/);
});

test('a font that cannot be read is an error, for its text would vanish', async () => {
  const html =
    '<!doctype html><style>@font-face { font-family: Own; src: url(data:font/woff2;base64,AAAA) } p { font-family: Own }</style><p>x</p>';
  await expect(print(browser, html)).rejects.toThrow(
    'A font of the document cannot be read, or this machine has none at all: Own normal normal.',
  );
});

test('many documents are printed at once', async () => {
  const pdfs = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => print(browser, `<!doctype html><title>n${n}</title><p>text ${n}</p>`)));
  pdfs.forEach((pdf, index) => expect(Buffer.from(pdf).toString('latin1')).toContain(`(n${index + 1})`));
});

test('a picture has the asked-for number of pixels', async () => {
  const html = '<!doctype html><body style="margin:0;background:#c00">';
  const webp = Buffer.from(await screenshot(browser, html, { width: 320, height: 180, scale: 2 }));
  expect(webp.subarray(8, 12).toString()).toBe('WEBP');
  expect(webp.subarray(12, 16).toString()).toBe('VP8X');
  expect([webp.readUIntLE(24, 3) + 1, webp.readUIntLE(27, 3) + 1]).toEqual([640, 360]);
});

test('an error in a measuring function is told, and the browser goes on', async () => {
  await expect(measure(browser, '<p>x</p>', '() => document.querySelector("h9").id')).rejects.toThrow(/Measuring failed: TypeError/);
  expect(await measure(browser, '<p>x</p>', '() => document.querySelectorAll("p").length')).toBe(1);
});

test('a killed browser is one clear error', async () => {
  const other = await start();
  const hanging = other.withPage(async ({ session }) => {
    await session.send('Browser.crash').catch(() => undefined);
    return session.send('Page.getFrameTree');
  });
  await expect(hanging).rejects.toThrow(/^The browser stopped while it was working/);
  await other.close();
});

test('a crashed page is one clear error', async () => {
  const crashing = browser.withPage(({ session }) => session.send('Page.crash'));
  await expect(crashing).rejects.toThrow(/^The browser stopped while it was working/);
  expect(await measure(browser, '<p>x</p>', '() => 1')).toBe(1);
});

test('a process that is told to end ends by that signal and leaves nothing behind', async () => {
  const scratch = await mkdtemp(join(tmpdir(), 'paparan-test-'));
  const script = `
    const { findBrowser } = await import('./scripts/render/chromium.ts');
    const { startBrowser } = await import('./scripts/render/browser.ts');
    await startBrowser(await findBrowser(process.env), process.env);
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => {}, 5000);`;
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { ...process.env, TMPDIR: scratch },
  });
  await expect(run).rejects.toMatchObject({ signal: 'SIGTERM' });
  expect((await readdir(scratch)).filter((name) => name.startsWith('paparan-browser-'))).toEqual([]);
}, 20_000);

test('asks nothing more of a page for a job that is given up, and shows the next document in it as in any other', async () => {
  const stop = new AbortController();
  const asked = browser.withPage(async (page, proceed) => {
    await page.session.send('Page.setDocumentContent', { frameId: page.frameId, html: '<p>first</p>' });
    page.shown = 1;
    stop.abort();
    proceed();
    return page.session.send('Page.printToPDF');
  }, stop);
  await expect(asked).rejects.toThrow('aborted');
  const look = "() => document.querySelector('p').innerText";
  expect(await measure(browser, '<!doctype html><html><head></head><body><p>second</p></body></html>', look)).toBe('second');
});

test('begins anew in a tab that has shown many documents, and prints there what it printed before', async () => {
  const font = (await readFile('node_modules/@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2')).toString('base64');
  const face = `@font-face { font-family: Own; src: url(data:font/woff2;base64,${font}); }`;
  const page = (number: number): string =>
    `<!doctype html><html lang="en"><head><style>${face} body { font: 12px Own; }</style></head><body><p>page ${number}</p></body></html>`;
  const other = await start();
  const first = await print(other, page(1));
  const [shown, modes] = [new Set<number>(), new Set<unknown>()];
  for (let number = 2; number <= 60; number++) {
    const look = '() => [document.compatMode, document.body.innerText, document.fonts.size].join()';
    modes.add(String(await measure(other, page(number), look)).replace(String(number), 'N'));
    await other.withPage((tab) => Promise.resolve(shown.add(tab.shown)));
  }
  expect([...modes]).toEqual(['CSS1Compat,page N,1']);
  expect(Math.max(...shown)).toBeLessThan(30);
  expect(Buffer.from(await print(other, page(1))).equals(Buffer.from(first))).toBe(true);
  await other.close();
});
