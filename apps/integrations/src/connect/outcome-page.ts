import type { ConnectOutcome } from './finish-connect';
import type { LinkSubject } from './read-link';
import { connected, endedLink, failed, type Told, waitsForApproval, wrongAccount } from './told';

export function pageOf(outcome: ConnectOutcome, { integration, provider }: LinkSubject): Told {
  const { display_name } = provider.manifest;
  if (outcome.kind === 'connected') return connected(display_name, integration.name, outcome.account);
  if (outcome.kind === 'held') return waitsForApproval(display_name, integration.name);
  if (outcome.kind === 'failed') return failed(display_name, outcome.failure);
  if (outcome.kind === 'too-late') return endedLink.revoked;
  return wrongAccount(display_name, outcome.account.account_name, integration.provider_account_name);
}
