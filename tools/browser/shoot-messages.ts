import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { Outside } from '../actors/outside.ts';
import type { Run } from '../start/own-system.mjs';

/** Pictures of what the CSM and the technical contact received of the signal on the stage. */
export async function shootMessages(browser: Browser, { sandbox }: Run, folder: string): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 900, height: 784 }, colorScheme: 'light' });
  const page = await context.newPage();
  await page.goto(`${sandbox.url}/slack`, { waitUntil: 'load' });
  const alert = page.locator('article.message', { hasText: 'Integration Disconnected' }).last();
  await alert.screenshot({ path: join(folder, 'slack-alert.png') });
  const [email] = await new Outside(sandbox.url).emails('bob.smith@techcorp.example');
  if (!email) throw new Error('The technical contact of the stage got no email');
  await page.goto(`${sandbox.url}/mail/${email.id}/html`, { waitUntil: 'load' });
  await page.screenshot({ path: join(folder, 'email.png'), fullPage: true });
  await context.close();
}
