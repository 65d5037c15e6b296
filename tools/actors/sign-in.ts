import type { Browser, Page } from './browser.ts';

/** Opens a console page as one of the identity provider's personas. */
export async function signIn(browser: Browser, url: string, persona: string): Promise<Page> {
  const first = await browser.get(url);
  if (!first.html.includes(persona))
    throw new Error(`no persona "${persona}" to sign in as on ${first.url} (${first.status})`);
  return browser.submit(first, {}, (form) => form.includes(persona));
}
