import { type Cause, causeFacts, type LinkColleague, reasonForCustomer } from '@linesman/contracts';
import { type Provider, type ProviderFailure, textForCause } from '@linesman/provider-kit';
import { maskAddresses } from '@linesman/service-kit';
import type { ConnectedOutcome } from './connect-session.entity';
import type { LinkState, LinkSubject } from './follow-link';
import type { ConnectOutcome } from './keep-connection';
import type { Message } from './texts/translate';

/** A page that says how an attempt to connect ended. Its only button, if any, is "Try again". */
export interface OutcomePage {
  status: number;
  mood: 'good' | 'bad';
  title: Message;
  sentences: Message[];
}

type Said = Message | Message['key'];
const message = (said: Said): Message => (typeof said === 'string' ? { key: said } : said);

const bad = (status: number, title: Said, ...sentences: Said[]): OutcomePage => ({
  status,
  mood: 'bad',
  title: message(title),
  sentences: sentences.map(message),
});
const good = (status: number, title: Said, ...sentences: Said[]): OutcomePage => ({
  ...bad(status, title, ...sentences),
  mood: 'good',
});

/** Pages of links that cannot be used. What a used link shows depends on its integration: see {@link usedPage}. */
export const endedLink: Record<Exclude<LinkState, 'open' | 'used' | 'handed_over'>, OutcomePage> = {
  unknown: bad(404, 'unknown_title', 'unknown', 'unknown_next'),
  expired: bad(410, 'expired_title', 'expired', 'expired_next'),
  revoked: bad(410, 'revoked_title', 'revoked', 'revoked_next'),
};

/** After an erasure the colleague is not known any more. */
export const handedOver = (colleague: LinkColleague | null): OutcomePage =>
  good(
    200,
    'handed_over_title',
    colleague ? { key: 'handed_over', values: { address: maskAddresses(colleague.email) } } : 'handed_over_unknown',
    'handed_over_done',
  );

export const otherBrowser = bad(400, 'other_browser_title', 'other_browser', 'other_browser_next');

export const foreignForm = bad(403, 'foreign_title', 'foreign', 'foreign_next');

export const tooManyKeys = bad(429, 'too_many_keys_title', 'too_many_keys', 'too_many_keys_next');

export const notSetUp = (provider: string): OutcomePage =>
  bad(
    503,
    { key: 'not_set_up_title', values: { provider } },
    { key: 'not_set_up', values: { provider } },
    'not_set_up_next',
  );

export const cancelled = (provider: string): OutcomePage =>
  bad(200, 'cancelled_title', { key: 'cancelled', values: { provider } }, 'cancelled_next');

/** A code that the provider refuses came with the request: somebody wrote it, or it is too old. */
export const failed = (provider: string, { class: failureClass }: ProviderFailure): OutcomePage => {
  const refused = failureClass === 'permanent';
  return bad(
    refused ? 400 : 502,
    { key: 'failed_title', values: { provider } },
    { key: refused ? 'failed_refused' : 'failed_passing', values: { provider } },
    'failed_next',
  );
};

const wrongAccount = (provider: string, given: string, wanted: string | null): OutcomePage =>
  bad(
    409,
    'wrong_account_title',
    wanted
      ? { key: 'wrong_account', values: { provider, given, wanted } }
      : { key: 'wrong_account_unknown', values: { provider, given } },
    { key: 'wrong_account_next', values: { provider } },
  );

const MOST_NAMED = 5;

/** If the sign-in reaches several accounts, the page names the one that is connected now. */
function otherAccounts({ account_name = '', others = [] }: ConnectedOutcome): Said[] {
  if (others.length === 0) return [];
  const shown = others.slice(0, MOST_NAMED).map((name) => name.slice(0, 100));
  const count = others.length - shown.length;
  const values = { named: shown.join(', '), count, account: account_name };
  return [{ key: count > 0 ? 'others_more' : 'others', values }, 'others_next'];
}

/** A session that was used before outcomes were stored has none. */
export function connected(provider: string, name: string, outcome: ConnectedOutcome | null): OutcomePage {
  const account = outcome?.account_name;
  const again = outcome?.first === false;
  const key = again ? (account ? 'connected_again_as' : 'connected_again') : account ? 'connected_as' : 'connected';
  const values = { name, provider, ...(account && { account }) };
  return good(200, 'connected_title', { key, values }, ...(outcome ? otherAccounts(outcome) : []));
}

/** Why, is known in English only. */
const brokenAgain = (provider: string, name: string, reason: string | null): OutcomePage =>
  bad(
    200,
    'broken_title',
    reason
      ? { key: 'broken_because', values: { provider, name, reason }, elsewhere: 'broken' }
      : { key: 'broken', values: { provider, name } },
    'broken_next',
  );

/** Nobody has to connect again, but nothing works either: the provider is down, for example. */
function notNow({ manifest }: Provider, name: string, cause: Cause): OutcomePage {
  const provider = manifest.display_name;
  const values = { provider, name, reason: textForCause(manifest, cause).reason };
  const waits = causeFacts[cause].remedy === 'wait_for_provider';
  return bad(
    200,
    'not_now_title',
    { key: 'not_now_because', values, elsewhere: 'not_now' },
    ...(waits ? [{ key: 'not_now_next' as const, values: { provider } }] : []),
  );
}

const paused = (provider: string, name: string): OutcomePage =>
  good(200, 'paused_title', { key: 'paused', values: { provider, name } });

/** Says how the integration is now, and not how it was when the link was used. */
export function usedPage(
  { integration, provider, waits_for_approval }: LinkSubject,
  outcome: ConnectedOutcome | null,
): OutcomePage {
  const { display_name } = provider.manifest;
  const { name, status, status_cause, status_reason, disconnected_cause } = integration;
  if (waits_for_approval) return waitsForApproval(display_name, name);
  const reason = status_reason && reasonForCustomer(display_name, status_cause, status_reason.replace(/\.$/, ''));
  if (status === 'error') return brokenAgain(display_name, name, reason);
  if (status === 'inactive') return paused(display_name, name);
  if (disconnected_cause) return notNow(provider, name, disconnected_cause);
  return connected(display_name, name, outcome);
}

const waitsForApproval = (provider: string, name: string): OutcomePage =>
  good(
    202,
    'held_title',
    { key: 'held', values: { provider, name } },
    { key: 'held_because', values: { provider } },
    'held_next',
  );

export const ourFault = bad(500, 'our_fault_title', 'our_fault', 'our_fault_next');

/** A link or a form with a NUL character in it, for example. */
export const unreadable = (status: number): OutcomePage =>
  bad(status, 'unreadable_title', 'unreadable', 'unreadable_next');

/** The page of an attempt that connected nothing. */
export function unconnectedPage(
  outcome: Exclude<ConnectOutcome, { kind: 'connected' | 'held' }>,
  { integration, provider }: LinkSubject,
): OutcomePage {
  const { display_name } = provider.manifest;
  if (outcome.kind === 'failed') return failed(display_name, outcome.failure);
  if (outcome.kind === 'too-late') return endedLink.revoked;
  return wrongAccount(display_name, outcome.account.account_name, integration.provider_account_name);
}
