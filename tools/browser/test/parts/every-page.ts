import type { BrowserContext, Page } from 'playwright-core';
import type { Stage } from './stage.ts';

const SCRIPT_BYTES = 200_000;
const desktop = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const;
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

export const screens = { 'a desktop, light': desktop, 'a phone, dark': phone };
type Screen = keyof typeof screens;

/** Opens every page of pages.ts and looks for whatever is wrong with it. */
export function everyPage(stage: Stage, screen: Screen): void {
  /** Each persona signs in once. */
  function tabs(): (as?: string) => Promise<Page> {
    const contexts = new Map<string, Promise<BrowserContext>>();
    const open = async (as?: string) => {
      const context = await stage.browser.newContext({ ...screens[screen], reducedMotion: 'reduce' });
      if (as) await stage.tools.signInAs(context, stage.system.run().origin, as);
      return context;
    };
    return async (as) => {
      const known = contexts.get(as ?? '') ?? open(as);
      contexts.set(as ?? '', known);
      return (await known).newPage();
    };
  }

  const expected: Record<string, number> = { denied: 403, 'not-found': 404 };

  /** Opens each page and returns what is wrong with it. */
  async function look(inspect: (page: Page) => Promise<string[]> = stage.tools.inspect): Promise<string[]> {
    const tab = tabs();
    const findings: string[] = [];
    for (const shown of stage.tools.pages) {
      const page = await tab(shown.as);
      const say = (what: string) => findings.push(`${shown.name}: ${what}`);
      page.on('pageerror', (error) => say(error.message));
      page.on('dialog', (dialog) => say(`ran a script from data: ${dialog.message()}`));
      // Chromium itself logs an error for each page that answers 403 or 404.
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('Failed to load resource')) say(message.text());
      });
      const answer = await page.goto(stage.tools.addressOf(shown, stage.system.run(), stage.ids), {
        waitUntil: 'load',
      });
      if (answer?.status() !== (expected[shown.name] ?? 200)) say(`answered ${answer?.status()}`);
      const script = await scriptBytes(page);
      if (script > SCRIPT_BYTES) say(`${script} bytes of script`);
      for (const finding of await inspect(page)) say(finding);
      await page.close();
    }
    return findings;
  }

  it(`opens every page on ${screen}: no error, little script, usable by everybody, not wider than the screen`, async () => {
    expect(await look()).toEqual([]);
  });

  /** It breaks the world, so it comes last. */
  it('shows a hostile name harmlessly on pages, in Slack and in emails', async () => {
    const { slack, email } = await stage.tools.nameBadly(stage.system.run(), stage.ids);
    expect(slack).toContain('&lt;!channel&gt;');
    // Slack takes commands from `mrkdwn` and from a message's own text, and none from `plain_text`.
    expect(slack).not.toMatch(/"type":"mrkdwn","text":"[^"]*<!channel>/);
    expect(JSON.parse(slack)).toMatchObject({ text: expect.not.stringContaining('<!channel>') as string });
    expect(email).not.toMatch(/<script|<img src=x/);
    expect(await look(stage.tools.sideways)).toEqual([]);
  });
}

const scriptBytes = (page: Page): Promise<number> =>
  page.evaluate<number>(`performance.getEntriesByType('resource').filter((it) => it.initiatorType === 'script')
    .reduce((sum, it) => sum + it.decodedBodySize, 0)`);
