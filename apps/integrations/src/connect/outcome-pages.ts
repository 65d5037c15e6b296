import type { ProviderAccount, ProviderFailure } from '@linesman/provider-kit';
import type { FollowedLink, LinkState, LinkSubject } from './follow-link';
import type { ConnectOutcome } from './keep-connection';

/** A page that says how an attempt to connect ended. Its only button, if any, is "Try again". */
export interface OutcomePage {
  status: number;
  mood: 'good' | 'bad';
  title: string;
  sentences: string[];
}

const bad = (status: number, title: string, ...sentences: string[]): OutcomePage => ({
  status,
  mood: 'bad',
  title,
  sentences,
});

const endedLink: Record<Exclude<LinkState, 'open' | 'used'>, OutcomePage> = {
  unknown: bad(
    404,
    'This link is not known',
    'A part of it may be missing: copy the whole link from the message, or open it from there again.',
    'If that does not help, ask the person who sent it for a new one.',
  ),
  expired: bad(
    410,
    'This link has expired',
    'For safety a link works for a few days only. Nothing was changed.',
    'Ask the person who sent it for a new one.',
  ),
  revoked: bad(
    410,
    'This link is no longer needed',
    'The problem that it was sent for has ended, or the integration was removed. Nothing was changed.',
    'If you still need to reconnect, ask the person who sent the link for a new one.',
  ),
};

/** What the connection is now, and not what it was when the link was used. */
function usedLink({ integration, provider }: LinkSubject): OutcomePage {
  const { name, status, provider_account_name, credential_version } = integration;
  const { display_name } = provider.manifest;
  if (status !== 'active')
    return bad(
      410,
      'This link was used already',
      `${name} was connected with it, but ${status === 'error' ? `cannot reach ${display_name} now` : 'is switched off now'}.`,
      'If you got a newer message about it, follow the link in that one. Otherwise ask the person who sent this one for a new link.',
    );
  return {
    status: 200,
    mood: 'good',
    title: 'Connected',
    sentences: [
      `${name} can reach ${display_name}${credential_version > 1 ? ' again' : ''}${provider_account_name ? ` as ${provider_account_name}` : ''}.`,
      'This link has been used, and works only once. You can close this page.',
    ],
  };
}

export function endedPageOf(link: Exclude<FollowedLink, { state: 'open' }>): OutcomePage {
  if (link.state !== 'used') return endedLink[link.state];
  return link.subject ? usedLink(link.subject) : endedLink.revoked;
}

export const otherBrowser = bad(
  400,
  'This sign-in cannot be finished here',
  'It was started in another browser or too long ago, or it came back a second time. Nothing was changed.',
  'Open the link from your message again, and go through it in one browser.',
);

export const foreignForm = bad(
  403,
  'Please start from the link itself',
  'Another website tried to start this connection. Nothing was changed.',
  'Open the link from your message, and press the button there.',
);

export const notSetUp = (provider: string): OutcomePage =>
  bad(
    503,
    `${provider} cannot be connected right now`,
    `Our own access to ${provider} is not set up. This is our fault, not yours, and nothing was changed.`,
    'Your link still works: try it again later.',
  );

export const cancelled = (provider: string): OutcomePage =>
  bad(
    200,
    'Nothing was changed',
    `You did not allow access at ${provider}, so the connection is as it was before.`,
    'Your link still works, in case you change your mind.',
  );

export const failed = (provider: string, { class: failureClass }: ProviderFailure): OutcomePage =>
  bad(
    502,
    `${provider} did not complete the connection`,
    failureClass === 'permanent'
      ? `${provider} refused the last step. Nothing was changed.`
      : `${provider} did not answer as it should. Nothing was changed.`,
    'Your link still works: try again in a moment.',
  );

export const wrongAccount = (provider: string, given: string, wanted: string | null): OutcomePage =>
  bad(
    409,
    'This is another account',
    `You signed in to ${given}, but this integration belongs to ${wanted ?? 'another account'} at ${provider}.`,
    `Nothing was changed. Sign out of ${provider}, then try again with the right account: your link still works.`,
  );

const MOST_NAMED = 5;

/** If the sign-in reaches several accounts, the page names the one that is connected now. */
function connectedAccountOf({ account_name, others = [] }: ProviderAccount): string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, MOST_NAMED).map((name) => name.slice(0, 100));
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  return [
    `Your sign-in reaches other accounts too: ${named.join(', ')}${more}. ${account_name} is connected now.`,
    'If you meant another account, tell the person who sent you here. It needs its own integration, and a sign-in that reaches only that account.',
  ];
}

export const connected = (
  provider: string,
  { name, credential_version }: Pick<LinkSubject['integration'], 'name' | 'credential_version'>,
  account?: ProviderAccount,
): OutcomePage => ({
  status: 200,
  mood: 'good',
  title: 'Connected',
  sentences: [
    `${name} can reach ${provider}${credential_version > 0 ? ' again' : ''}${account ? ` as ${account.account_name}` : ''}.`,
    ...(account ? connectedAccountOf(account) : []),
    'You can close this page.',
  ],
});

export const waitsForApproval = (provider: string, integration: string): OutcomePage => ({
  status: 202,
  mood: 'good',
  title: 'It works, and waits for approval',
  sentences: [
    `${provider} accepted what you entered for ${integration}.`,
    `${provider} does not say whose account that is, so an administrator has to confirm it before it is used.`,
    'You do not have to do anything else; you can close this page.',
  ],
});

export const ourFault = bad(
  500,
  'Something failed on our side',
  'Nothing is lost, and your link still works unless the connection was made already.',
  'Open the link from your message again in a moment.',
);

export function outcomePageOf(outcome: ConnectOutcome, { integration, provider }: LinkSubject): OutcomePage {
  const { display_name } = provider.manifest;
  if (outcome.kind === 'connected') return connected(display_name, integration, outcome.account);
  if (outcome.kind === 'held') return waitsForApproval(display_name, integration.name);
  if (outcome.kind === 'failed') return failed(display_name, outcome.failure);
  if (outcome.kind === 'too-late') return endedLink.revoked;
  return wrongAccount(display_name, outcome.account.account_name, integration.provider_account_name);
}
