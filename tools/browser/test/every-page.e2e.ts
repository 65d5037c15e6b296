import { openChromium } from '@linesman/testing';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { OwnSystem } from '../../start/own-system.mjs';
import type { Ids } from '../pages.ts';

const SCRIPT_BYTES = 200_000;
const FIRST_VIEW_MS = 1_000;
const desktop = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const;
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

let system: OwnSystem;
let browser: Browser;
let ids: Ids;
let tools: typeof import('../sign-in-as.ts') &
  typeof import('../inspect.ts') &
  typeof import('../pages.ts') &
  typeof import('../set-stage.ts');

beforeAll(async () => {
  const { startOwnSystem } = await import('../../start/own-system.mjs');
  tools = {
    ...(await import('../sign-in-as.ts')),
    ...(await import('../inspect.ts')),
    ...(await import('../pages.ts')),
    ...(await import('../set-stage.ts')),
  };
  [system, browser] = await Promise.all([startOwnSystem(), openChromium()]);
  ids = await tools.setStage(system.run());
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Each persona signs in once. */
async function tabs(look: typeof desktop | typeof phone): Promise<(as?: string) => Promise<Page>> {
  const contexts = new Map<string, Promise<BrowserContext>>();
  const open = async (as?: string) => {
    const context = await browser.newContext({ ...look, reducedMotion: 'reduce' });
    if (as) await tools.signInAs(context, system.run().origin, as);
    return context;
  };
  return async (as) => {
    const known = contexts.get(as ?? '') ?? open(as);
    contexts.set(as ?? '', known);
    return (await known).newPage();
  };
}

const expected: Record<string, number> = { denied: 403, 'not-found': 404 };

/** What is wrong with any page, for those who look at it and for those who use it. */
async function look(at: typeof desktop | typeof phone, inspect = tools.inspect): Promise<string[]> {
  const tab = await tabs(at);
  const findings: string[] = [];
  for (const shown of tools.pages) {
    const page = await tab(shown.as);
    const say = (what: string) => findings.push(`${shown.name}: ${what}`);
    page.on('pageerror', (error) => say(error.message));
    page.on('dialog', (dialog) => say(`ran somebody's script: ${dialog.message()}`));
    // A page that says 403 or 404 is logged as an error by the browser itself.
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource')) say(message.text());
    });
    const answer = await page.goto(tools.addressOf(shown, system.run(), ids), { waitUntil: 'load' });
    if (answer?.status() !== (expected[shown.name] ?? 200)) say(`answered ${answer?.status()}`);
    for (const finding of await inspect(page)) say(finding);
    await page.close();
  }
  return findings;
}

it.each([
  ['on a desktop, light', desktop],
  ['on a phone, dark', phone],
])('opens every page %s without an error, to be used by everybody, and none wider than the screen', async (_, at) => {
  expect(await look(at)).toEqual([]);
});

it('brings little script, and its first view within a second', async () => {
  const tab = await tabs(desktop);
  const slow: string[] = [];
  for (const shown of tools.pages) {
    const page = await tab(shown.as);
    const views: number[] = [];
    let script = 0;
    // The best of three: what the page costs, not what else this machine does.
    for (let round = 0; round < 3; round++) {
      await page.goto(tools.addressOf(shown, system.run(), ids), { waitUntil: 'load' });
      const [view, bytes] = await page.evaluate<[number, number]>(`[
        performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now(),
        performance.getEntriesByType('resource').filter((it) => it.initiatorType === 'script')
          .reduce((sum, it) => sum + it.decodedBodySize, 0)]`);
      views.push(view);
      script = Math.max(script, bytes);
    }
    await page.close();
    if (Math.min(...views) > FIRST_VIEW_MS) slow.push(`${shown.name}: first view after ${Math.min(...views)} ms`);
    if (script > SCRIPT_BYTES) slow.push(`${shown.name}: ${script} bytes of script`);
  }
  expect(slow).toEqual([]);
});

it('lets no name do harm, on a page, in a message or in a mail', async () => {
  const { slack, mail } = await tools.nameBadly(system.run(), ids);
  expect(slack).toContain('&lt;!channel&gt;');
  // Slack takes commands from `mrkdwn` and from a message's own text, and none from `plain_text`.
  expect(slack).not.toMatch(/"type":"mrkdwn","text":"[^"]*<!channel>/);
  expect(JSON.parse(slack)).toMatchObject({ text: expect.not.stringContaining('<!channel>') as string });
  expect(mail).not.toMatch(/<script|<img src=x/);
  expect(await look(phone, tools.sideways)).toEqual([]);
});
