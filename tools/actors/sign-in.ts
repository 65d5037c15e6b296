import type { Browser, Page } from './browser.ts';

/** Opens a console page and signs in as one of the personas of the sandbox's identity provider. */
export async function signIn(browser: Browser, url: string, persona: string): Promise<Page> {
  const picker = await browser.get(url);
  return browser.submit(picker, { account: persona, decision: 'allow' });
}
