import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumBinary } from '../servers/binaries.mjs';
import { Failure } from '../servers/failure.mjs';

/** The system's own Chromium: `npm test` installs it where it is missing. */
export async function openChromium(): Promise<Browser> {
  const executablePath = chromiumBinary();
  if (!executablePath) throw new Failure('Chromium is not on this machine: apt-get install chromium.');
  // Chromium's sandbox needs privileges that containers and CI seldom have; it opens our own pages alone.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Opens a console page and picks a persona at the development identity provider, by keyboard as well as by mouse. */
export async function signInAs(context: BrowserContext, origin: string, persona: string, path = '/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/auth/sign-in?return_to=${encodeURIComponent(path)}`);
  await page.locator(`input[name=account][value="${persona}"]`).check();
  await page.locator('button[value=allow]').click();
  await page.waitForURL((url) => url.origin === new URL(origin).origin && !url.pathname.startsWith('/auth/'));
  return page;
}
