import { type Cause, causeFacts, type LinkColleague, reasonForCustomer } from '@linesman/contracts';
import { type Provider, type ProviderFailure, textForCause } from '@linesman/provider-kit';
import { maskAddresses } from '@linesman/service-kit';
import type { ConnectedOutcome } from './connect-session.entity';
import type { LinkState, LinkSubject } from './follow-link';
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

/** Pages of links that cannot be used. What a used link shows depends on its integration: see {@link usedPage}. */
export const endedLink: Record<Exclude<LinkState, 'open' | 'used' | 'handed_over'>, OutcomePage> = {
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

/** After an erasure the colleague is not known any more. */
export const handedOver = (colleague: LinkColleague | null): OutcomePage => ({
  status: 200,
  mood: 'good',
  title: 'Handed over',
  sentences: [
    `${colleague ? maskAddresses(colleague.email) : 'Your colleague'} gets an email with a link of their own.`,
    'This link has ended. Nothing else was changed, and there is nothing left for you to do.',
  ],
});

export const otherBrowser = bad(
  400,
  'This sign-in cannot be finished here',
  'It was started in another browser or too long ago, or it came back a second time. This page changed nothing.',
  'Open the link from your message again, and go through it in one browser.',
);

export const foreignForm = bad(
  403,
  'Please start from the link itself',
  'Another website tried to start this connection. Nothing was changed.',
  'Open the link from your message, and press the button there.',
);

export const tooManyKeys = bad(
  429,
  'Too many keys were tried',
  'With this link no more keys are tried. Nothing was changed.',
  'Check the key at the provider, and ask the person who sent the link for a new one.',
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

/** A code that the provider refuses came with the request: somebody wrote it, or it is too old. */
export const failed = (provider: string, { class: failureClass }: ProviderFailure): OutcomePage =>
  bad(
    failureClass === 'permanent' ? 400 : 502,
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
function otherAccounts({ account_name, others = [] }: ConnectedOutcome): string[] {
  if (others.length === 0) return [];
  const named = others.slice(0, MOST_NAMED).map((name) => name.slice(0, 100));
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  return [
    `Your sign-in reaches other accounts too: ${named.join(', ')}${more}. ${account_name} is connected now.`,
    'If you meant another account, tell the person who sent you here. It needs its own integration, and a sign-in that reaches only that account.',
  ];
}

/** A session that was used before outcomes were stored has none. */
export const connected = (provider: string, name: string, outcome: ConnectedOutcome | null): OutcomePage => ({
  status: 200,
  mood: 'good',
  title: 'Connected',
  sentences: [
    `${name} can reach ${provider}${outcome?.first === false ? ' again' : ''}${outcome?.account_name ? ` as ${outcome.account_name}` : ''}.`,
    ...(outcome ? otherAccounts(outcome) : []),
  ],
});

const brokenAgain = (provider: string, name: string, reason: string | null): OutcomePage =>
  bad(
    200,
    'It does not work any more',
    `This link connected ${name} to ${provider}, but the connection has broken since${reason ? `: ${reason}` : ''}.`,
    'A link works once. Use the one in the newest message about it, or ask the person who sent this one for a new one.',
  );

/** Nobody has to connect again, but nothing works either: the provider is down, for example. */
const notNow = ({ manifest }: Provider, name: string, cause: Cause): OutcomePage =>
  bad(
    200,
    'It does not work at the moment',
    `This link connected ${name} to ${manifest.display_name}, but it does not work at the moment: ${textForCause(manifest, cause).reason}.`,
    ...(causeFacts[cause].remedy === 'wait_for_provider'
      ? [`You do not have to do anything: it works again as soon as ${manifest.display_name} does.`]
      : []),
  );

const paused = (provider: string, name: string): OutcomePage => ({
  status: 200,
  mood: 'good',
  title: 'Connected, and paused',
  sentences: [`This link connected ${name} to ${provider}. It is switched off at the moment.`],
});

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

export const waitsForApproval = (provider: string, integration: string): OutcomePage => ({
  status: 202,
  mood: 'good',
  title: 'It works, and waits for approval',
  sentences: [
    `${provider} accepted what you entered for ${integration}.`,
    `${provider} does not say whose account that is, so an administrator has to confirm it before it is used.`,
    'You do not have to do anything else.',
  ],
});

export const ourFault = bad(
  500,
  'Something failed on our side',
  'Nothing is lost, and your link still works unless the connection was made already.',
  'Open the link from your message again in a moment.',
);

/** A link or a form with a NUL character in it, for example. */
export const unreadable = (status: number): OutcomePage =>
  bad(
    status,
    'This cannot be read',
    'Your browser sent something that we cannot read. Nothing was changed.',
    'Copy the whole link from your message, and open it again.',
  );

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
