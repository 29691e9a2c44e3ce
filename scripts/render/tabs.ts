/**
 * Opens tabs with scripts off and every request refused.
 *
 * Why bare CDP sessions instead of puppeteer's pages: a page of puppeteer's takes 48 ms to set up, a session 10, the browser's first tab 1.
 * Why requests are aborted, instead of an offline switch: a <meta refresh> that is aborted leaves the document in place.
 */
import type { CDPSession, Connection } from './launch.ts';
import { createParcels, type Parcels } from './parcels.ts';

/** A tab with scripts off and no way to any network or file. */
export interface Page {
  readonly session: CDPSession;
  readonly frameId: string;
  /** How many documents it has shown since it was empty, one in the place of the other; the last stands there still. */
  shown: number;
  /** What it was sent. */
  readonly parcels: Parcels;
}

/** A page and how it ends. */
export interface Tab {
  readonly page: Page;
  readonly end: () => Promise<unknown>;
}

/** The tab that the browser opens by itself. It is let go, not closed: a browser with no tab left ends. */
export async function firstTab(connection: Connection): Promise<Tab> {
  const session = await connection.createSession(await firstPage(connection));
  return { page: await openPage(session), end: () => session.detach() };
}

/** An empty page with nothing loaded. */
export async function newTab(connection: Connection): Promise<Tab> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { targetInfo } = await connection.send('Target.getTargetInfo', { targetId });
  const session = await connection.createSession(targetInfo);
  return { page: await openPage(session), end: () => session.send('Page.close') };
}

const openPage = async (session: CDPSession): Promise<Page> => ({
  session,
  frameId: await shut(session),
  shown: 0,
  parcels: createParcels(),
});

type TargetInfo = Parameters<Connection['createSession']>[0];

/** It may be there a little later than the browser answers. */
async function firstPage(connection: Connection): Promise<TargetInfo> {
  for (let waited = 0; waited < patience; waited += step) {
    const { targetInfos } = await connection.send('Target.getTargets');
    const page = targetInfos.find(({ type }) => type === 'page');
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, step));
  }
  throw new Error('the browser opens no page');
}

/** ms */
const patience = 20_000;
const step = 5;

/** Turns scripts off and refuses every request; `data:` URIs make none. Gives the id of the tab's frame. */
async function shut(session: CDPSession): Promise<string> {
  session.on('Fetch.requestPaused', ({ requestId }) => {
    session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
  });
  const [{ frameTree }] = await Promise.all([
    session.send('Page.getFrameTree'),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Inspector.enable'),
    session.send('Page.enable'),
  ]);
  return frameTree.frame.id;
}
