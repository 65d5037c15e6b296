import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Outside } from '../actors/outside.ts';
import type { Run } from '../start/own-system.mjs';

/** The alert of a demo world to a CSM on Slack and the email to the technical contact, as they arrived. */
export async function shootMessages(browser: Browser, { sandbox }: Run, folder: string): Promise<void> {
  const outside = new Outside(sandbox.url);
  const alert = (await outside.slackMessages(0)).find(({ text }) => text.includes('Integration Disconnected'))!;
  const email = (await outside.emails('bob.smith@techcorp.example')).find(({ html }) => html.includes('/connect/'))!;
  const context = await browser.newContext({ viewport: { width: 1180, height: 1000 }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(`${sandbox.url}/slack?channel=${alert.channel}`, { waitUntil: 'load' });
  const shown = page.locator('article.message', { hasText: 'Integration Disconnected' }).first();
  await shown.screenshot({ path: join(folder, 'slack-alert.png') });
  await page.setViewportSize({ width: 900, height: 700 });
  await page.goto(`${sandbox.url}/mail/${email.id}/html`, { waitUntil: 'load' });
  await page.screenshot({ path: join(folder, 'email.png'), fullPage: true });
  await context.close();
}
