import type { BrowserContext, Page } from 'playwright-core';

/** Opens a console page in Chromium and signs in as one of the personas of the sandbox's identity provider. */
export async function signInAs(context: BrowserContext, origin: string, persona: string, path = '/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/auth/sign-in?return_to=${encodeURIComponent(path)}`);
  await page.locator(`input[name=account][value="${persona}"]`).check();
  await page.locator('button[value=allow]').click();
  await page.waitForURL((url) => url.origin === new URL(origin).origin && !url.pathname.startsWith('/auth/'));
  return page;
}
