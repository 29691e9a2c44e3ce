/** What a foreign page, a neighbour in the network or a crafted path gets of the server: nothing. By raw sockets, since clients mend paths before they send them. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLecture } from '../../scripts/serve/lecture.ts';
import { serve, type Server, type Site } from '../../scripts/serve/server.ts';
import { workFolder } from '../support/lecture.ts';

const secret = 'SECRET';
let open: Server;
let guarded: Server;
let site: Site;

beforeAll(async () => {
  const folder = await workFolder();
  const out = path.join(folder, 'dist');
  await mkdir(path.join(out, 'one'), { recursive: true });
  await mkdir(path.join(out, 'other'));
  await mkdir(path.join(folder, 'dist-twin'));
  await writeFile(path.join(out, 'one', 'deck.html'), '<html><body>slides</body></html>');
  const policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';
  await writeFile(path.join(out, 'one', 'handout.html'), `<html><head>${policy}</head><body>text</body></html>`);
  for (const name of ['secret.md', 'dist-twin/secret.md', 'dist/other/deck.md', 'dist/one/.unfinished', 'dist/one/run.sh'])
    await writeFile(path.join(folder, name), secret);
  await symlink(path.join(folder, 'secret.md'), path.join(out, 'one', 'link.md'));
  await symlink(folder, path.join(out, 'one', 'up'));
  await symlink(path.join(out, 'other', 'deck.md'), path.join(out, 'one', 'neighbour.md'));
  await symlink(path.join(out, 'other'), path.join(out, 'linked'));
  await mkdir(path.join(out, 'one', 'folder.md'));
  site = {
    out,
    hasArticle: (slug) => ['one', 'linked'].includes(slug),
    page: async (slug) => (slug === undefined || slug === 'one' ? '<html>page</html>' : undefined),
    state: () => '{"articles":[]}',
    map: (slug) => (slug === 'one' ? '{}' : undefined),
    asset: async (name) => (name === 'page.js' ? Buffer.from('1') : undefined),
  };
  open = await serve(site, { host: '127.0.0.1', port: 0, isFlexible: false });
  guarded = await serve(site, { host: '127.0.0.1', port: 0, isFlexible: false, token: 'tAken-42_x' });
});

afterAll(async () => {
  await Promise.all([open.close(), guarded.close()]);
});

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends the bytes as they are, and reads until the other side closes. */
function send(server: Server, request: string): Promise<Answer> {
  const { port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').setTimeout(5000, () => socket.destroy());
    socket.on('data', (part: string) => (text += part));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...body] = text.split('\r\n\r\n');
      resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1] ?? 0), head, body: body.join('\r\n\r\n') });
    });
    socket.write(request);
  });
}

function ask(server: Server, target: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  const all = { Host: new URL(server.origin).host, Connection: 'close', ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return send(server, `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`);
}

describe('what is served', () => {
  it.each(['/', '/?article=one', '/state', '/map/one', '/_/page.js', '/files/one/deck.html', '/files/one/handout.html?v=3'])(
    '%s',
    async (target) => {
      const { status, head } = await ask(open, target);
      expect(status).toBe(200);
      for (const header of ['nosniff', 'no-store', 'Cross-Origin-Resource-Policy: same-origin', 'Content-Security-Policy: default-src'])
        expect(head).toContain(header);
      expect(head).not.toContain('Access-Control');
    },
  );

  it('a page gets the script and loses the policy that would stop it; HEAD gets no body', async () => {
    const { body } = await ask(open, '/files/one/handout.html');
    expect(body).toMatch(/text<script type="module" src="\/_\/frame\.js" data-version="\w{16}"/);
    expect(body).not.toContain('http-equiv');
    const head = await ask(open, '/files/one/handout.html', {}, 'HEAD');
    expect([head.status, head.body]).toEqual([200, '']);
  });

  it('events come as they happen, and end with the server', async () => {
    const waiting = ask(open, '/events');
    await new Promise((resolve) => setTimeout(resolve, 200));
    open.tell();
    const { head, body } = await waiting;
    expect(head).toContain('text/event-stream');
    expect(body.match(/data: \{"articles":\[\]\}/g)).toHaveLength(2);
  }, 15_000);
});

describe('paths', () => {
  it.each([
    '/files/one/../../secret.md',
    '/files/one/..%2f..%2fsecret.md',
    '/files/one/%2e%2e/%2e%2e/secret.md',
    '/files/one/%2E%2E%2F%2E%2E%2Fsecret.md',
    '/files/one/..%5c..%5csecret.md',
    '/files/one/..\\..\\secret.md',
    '/files/%2e%2e/secret.md',
    '/files/../secret.md',
    '/files/one/%252e%252e%252fsecret.md',
    '/files/one/deck.html%00.md',
    '/files/one/secret.md%00',
    '/files/one/link.md',
    '/files/one/neighbour.md',
    '/files/linked/deck.md',
    '/files/one/up/secret.md',
    '/files/one/up',
    '/files/one/folder.md',
    '/files/one/.unfinished',
    '/files/one/run.sh',
    '/files/one/',
    '/files/one',
    '/files/',
    '/files',
    '/files/other/deck.md',
    '/files/dist-twin/secret.md',
    '/files/..%2fdist-twin/secret.md',
    '/files/one//deck.html',
    '//files/one/deck.html',
    '/files/one/%',
    '/files/one/%c0%ae%c0%ae/secret.md',
    '/files/one/C:%5csecret.md',
    '/files/one/deck.html::$DATA',
    '/_/../page.js',
    '/_/%2e%2e%2fen.yaml',
    '/map/other',
    '/?article=other',
    'http://127.0.0.1/files/one/deck.html',
    '*',
  ])('%s leads nowhere', async (target) => {
    const { status, body } = await ask(open, target);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain(secret);
    expect(body).not.toContain('deck');
  });
});

describe('who asks', () => {
  const port = (): string => new URL(open.origin).port;
  const own = (): string => open.origin;

  it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.0.1', '', 'localhost:1', '127.0.0.1@evil.example'])(
    'a foreign Host is refused: %s',
    async (name) => {
      for (const host of [name, `${name}:${port()}`])
        expect([403, 400]).toContain((await ask(open, '/files/one/deck.html', { Host: host })).status);
    },
  );

  it('its own names are not', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'])
      expect((await ask(open, '/', { Host: `${name}:${port()}` })).status).toBe(200);
  });

  it.each(['http://evil.example', 'null', 'https://127.0.0.1', 'http://127.0.0.1:1', 'file://'])(
    'a foreign Origin is refused: %s',
    async (origin) => {
      expect((await ask(open, '/state', { Origin: origin })).status).toBe(403);
    },
  );

  it('its own Origin is not', async () => expect((await ask(open, '/state', { Origin: own() })).status).toBe(200));

  it('a foreign page can neither fetch nor embed, but lead here', async () => {
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    for (const [mode, dest] of [
      ['no-cors', 'image'],
      ['cors', 'empty'],
      ['navigate', 'iframe'],
      ['no-cors', 'script'],
    ] as const)
      expect((await ask(open, '/files/one/deck.html', { ...foreign, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': dest })).status).toBe(403);
    const link = { ...foreign, 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' };
    expect((await ask(open, '/', link)).status).toBe(200);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('%s is refused', async (method) => {
    expect((await ask(open, '/', {}, method)).status).toBe(405);
  });

  it('nonsense gets an answer and the server lives', async () => {
    expect((await send(open, 'nonsense\r\n\r\n')).status).toBe(400);
    expect((await send(open, 'GET / HTTP/1.1\r\n\r\n')).status).toBe(400);
    expect([431, 400]).toContain((await ask(open, '/', { Cookie: 'a'.repeat(40_000) })).status);
    expect((await ask(open, '/')).status).toBe(200);
  });
});

describe('a lecture', () => {
  const lecture = openLecture();
  const turn = JSON.stringify({ deck: 'a', index: 1, fragment: 0, by: 'me', seen: 0 });
  let speaking: Server;
  beforeAll(async () => {
    const told = (): string => JSON.stringify({ lecture: lecture.place() });
    speaking = await serve({ ...site, state: told, lecture }, { host: '127.0.0.1', port: 0, isFlexible: false, token: 'tAken-42_x' });
  });
  afterAll(() => speaking.close());

  const head = (): Record<string, string> => ({
    Origin: speaking.origin,
    Cookie: `paparan-${new URL(speaking.origin).port}=tAken-42_x`,
    'X-Paparan-Lead': lecture.key,
  });
  const say = (headers: Readonly<Record<string, string>>, body = turn, target = '/lecture', method = 'POST'): Promise<Answer> => {
    const all = { Host: new URL(speaking.origin).host, Connection: 'close', 'Content-Length': String(body.length), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    return send(speaking, `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
  };
  const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(head()).filter(([key]) => key !== name));

  it('is turned by nobody without its key, the token, or an Origin, and by no foreign page', async () => {
    for (const [headers, status] of [
      [without('X-Paparan-Lead'), 403],
      [without('Cookie'), 401],
      [without('Origin'), 403],
      [{ ...head(), 'X-Paparan-Lead': lecture.name }, 403],
      [{ ...head(), 'X-Paparan-Lead': '' }, 403],
      [{ ...head(), Origin: 'http://evil.example' }, 403],
      [{ ...head(), Host: 'evil.example' }, 403],
      [{ ...head(), 'Sec-Fetch-Site': 'cross-site' }, 403],
    ] as const)
      expect((await say(headers)).status).toBe(status);
    for (const target of ['/', '/state', '/lecture/', '/lecture?a', '/files/one/deck.html'])
      expect((await say(head(), turn, target)).status).toBe(405);
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) expect((await say(head(), turn, '/lecture', method)).status).toBe(405);
    expect((await ask(guarded, '/lecture', {}, 'POST')).status).toBe(405);
    expect(lecture.place()).toBeUndefined();
  });

  it('takes nothing that is no turn, and tells its key to nobody', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '{"deck":"<script>"}',
      turn.replace('1', '-1'),
      turn.replace('"me"', '"<b>"'),
      turn.replace('1', '1e99'),
    ])
      expect((await say(head(), body)).status).toBe(200);
    expect(lecture.place()).toBeUndefined();
    expect((await say(head(), `${turn}${' '.repeat(500)}`)).status).toBe(413);
    expect((await say(head())).status).toBe(200);
    expect(lecture.place()).toEqual({ deck: 'a', index: 1, fragment: 0, by: 'me', of: lecture.name, number: 1 });
    const told = await ask(speaking, '/state', { Cookie: head()['Cookie'] ?? '' });
    expect([told.body.includes('"index":1'), told.body.includes(lecture.key)]).toEqual([true, false]);
  });

  it('does not go back to what a window says that has not heard of the last turn', () => {
    const own = openLecture();
    const by = (who: string, index: number, seen: number): boolean =>
      own.turn(JSON.stringify({ deck: 'a', index, fragment: 0, by: who, seen }));
    expect([
      by('one', 1, 0),
      by('one', 2, 0),
      by('other', 1, 1),
      by('other', 2, 0),
      by('other', 3, 2),
      by('one', 2, 2),
      by('one', 2, 3),
    ]).toEqual([true, true, false, false, true, false, true]);
    expect(own.place()).toMatchObject({ index: 2, number: 4, by: 'one' });
  });
});

describe('token', () => {
  const token = 'tAken-42_x';
  const name = (): string => `paparan-${new URL(guarded.origin).port}`;

  it('nothing is had without it', async () => {
    for (const target of [
      '/',
      '/state',
      '/events',
      '/files/one/deck.html',
      '/_/page.js',
      '/?token=',
      '/?token=tAken-42_',
      `/?tokens=${token}`,
    ])
      expect((await ask(guarded, target)).status).toBe(401);
    for (const cookie of [`${name()}=wrong`, `paparan=${token}`, `x${name()}=${token}`, `${name()}=`])
      expect((await ask(guarded, '/', { Cookie: cookie })).status).toBe(401);
  });

  it('it becomes a cookie and leaves the address', async () => {
    const { status, head } = await ask(guarded, `/files/one/deck.html?view=presenter&token=${token}&sync=a`);
    expect(status).toBe(303);
    expect(head).toContain('Location: /files/one/deck.html?view=presenter&sync=a');
    expect(head).toMatch(new RegExp(`Set-Cookie: ${name()}=${token}; HttpOnly; SameSite=Lax; Path=/`));
    expect((await ask(guarded, '/', { Cookie: `a=b; ${name()}=${token}` })).status).toBe(200);
  });

  it('a foreign Host gets no cookie for it', async () => {
    const { status, head } = await ask(guarded, `/?token=${token}`, { Host: 'evil.example' });
    expect([status, head.includes('Set-Cookie')]).toEqual([403, false]);
  });

  it('never leads to another site', async () => {
    for (const target of [`//evil.example/?token=${token}`, `/\\evil.example/?token=${token}`]) {
      const { head } = await ask(guarded, target);
      expect(head).not.toMatch(/Location: [/\\]{2}/);
    }
  });
});

it('a taken port is told, or another is taken', async () => {
  const port = Number(new URL(open.origin).port);
  await expect(serve(site, { host: '127.0.0.1', port, isFlexible: false })).rejects.toThrow(`port ${port} is taken`);
  const other = await serve(site, { host: '127.0.0.1', port, isFlexible: true });
  expect(new URL(other.origin).port).not.toBe(String(port));
  await other.close();
});
