import type { Browser, Page } from './browser.ts';

/** Opens a console page; at the identity provider that comes between, picks one of its personas. */
export async function signIn(browser: Browser, url: string, persona: string): Promise<Page> {
  const picker = await browser.get(url);
  return browser.submit(picker, { account: persona, decision: 'allow' });
}
