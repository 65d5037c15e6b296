import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

const SCRIPT_BYTES = 200_000;
const desktop = { viewport: { width: 1280, height: 860 }, colorScheme: 'light' } as const;
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark' } as const;

export const screens = { 'a desktop, light': desktop, 'a phone, dark': phone };

/** Opens every page of pages.ts and looks for whatever is wrong with it on each screen. */
export function everyPage(stage: Stage): void {
  const expected: Record<string, number> = { denied: 403, 'not-found': 404 };

  /** Each persona signs in once, and opens all pages in one tab. */
  function tabs(say: (what: string) => void): (as?: string) => Promise<Page> {
    const open = async (as?: string) => {
      const context = await stage.browser.newContext({ reducedMotion: 'reduce' });
      const page = as ? await stage.tools.signInAs(context, stage.system.run().origin, as) : await context.newPage();
      page.on('pageerror', (error) => say(error.message));
      page.on('dialog', (dialog) => {
        say(`ran a script from data: ${dialog.message()}`);
        void dialog.dismiss();
      });
      // Chromium itself logs an error for each page that answers 403 or 404.
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('Failed to load resource')) say(message.text());
      });
      return page;
    };
    const known = new Map<string, Promise<Page>>();
    return (as = '') => {
      const tab = known.get(as) ?? open(as);
      known.set(as, tab);
      return tab;
    };
  }

  /** Opens each page and returns what is wrong with it. */
  async function look(inspect: (page: Page) => Promise<string[]> = stage.tools.inspect): Promise<string[]> {
    const findings: string[] = [];
    let at = '';
    const say = (what: string) => findings.push(`${at}: ${what}`);
    const tab = tabs(say);
    for (const shown of stage.tools.pages) {
      const page = await tab(shown.as);
      at = shown.name;
      const answer = await page.goto(stage.tools.addressOf(shown, stage.system.run(), stage.ids), {
        waitUntil: 'load',
      });
      if (answer?.status() !== (expected[shown.name] ?? 200)) say(`answered ${answer?.status()}`);
      const script = await scriptBytes(page);
      if (script > SCRIPT_BYTES) say(`${script} bytes of script`);
      // The same document on each screen: what differs is its style.
      for (const [screen, { viewport, colorScheme }] of Object.entries(screens)) {
        at = `${shown.name} on ${screen}`;
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        for (const finding of await inspect(page)) say(finding);
      }
    }
    return findings;
  }

  it('opens every page: no error, little script, usable by everybody, not wider than the screen', async () => {
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
