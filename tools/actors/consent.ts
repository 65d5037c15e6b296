import { Browser } from './browser.ts';
import type { Outside } from './outside.ts';
import { expect } from './wait-for.ts';

/**
 * Follows a connect link and presses "Allow" at the provider as the holder of `account`. Returns the new grant's id.
 * @param without scopes that the person leaves out.
 */
export async function consent(
  outside: Outside,
  provider: string,
  account: string,
  link: string,
  without: string[] = [],
): Promise<string> {
  const browser = new Browser();
  const before = new Set((await outside.grants(provider, account)).map((grant) => grant.grant_id));
  const offered = await browser.get(link);
  expect(offered.status === 200, `the connect page answers 200 (it answered ${offered.status})`);
  const asked = await browser.submit(offered);
  const left_out = Object.fromEntries(without.map((scope) => [scope, 'no']));
  const done = await browser.submit(asked, { ...left_out, account, decision: 'allow' });
  expect(
    done.status === 200,
    `the callback page answers 200 (it answered ${done.status}): ${words(done.html).slice(0, 200)}`,
  );
  const fresh = (await outside.grants(provider, account)).filter((grant) => !before.has(grant.grant_id));
  expect(fresh.length === 1, `${provider} has one new grant`);
  return fresh[0]!.grant_id;
}

/** What a page says, without its markup. */
export const words = (html: string): string =>
  html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
