import type { Provider } from '@linesman/provider-kit';
import type { Revocation, RevocationState } from './revocation.entity';

export interface RevocationView {
  state: RevocationState;
  provider_name: string;
  /** What became of our access, in a sentence or two. */
  sentence: string;
}

type Told = Pick<Revocation, 'state' | 'connection_code' | 'reason'>;

export function revocationInWords({ state, connection_code, reason }: Told, provider?: Provider): RevocationView {
  const name = provider?.manifest.display_name ?? connection_code;
  return { state, provider_name: name, sentence: sentences[state]({ name, reason, ...endedAt(name, provider) }) };
}

interface Words {
  name: string;
  reason: string | null;
  /** What a person can do who wants to end our access. */
  by_hand: string;
  /** Whether the credentials are a key of the customer. */
  is_key: boolean;
}

const sentences: Record<RevocationState, (words: Words) => string> = {
  pending: ({ name, reason }) =>
    reason
      ? `Our access at ${name} could not be revoked yet: ${reason} ${name} will be asked again.`
      : `${name} is being asked to revoke our access.`,
  revoked: ({ name }) => `Our access was revoked at ${name}.`,
  failed: ({ name, reason, by_hand }) => `Our access could not be revoked at ${name}: ${reason} ${by_hand}`,
  in_use: ({ name }) =>
    `Our access was not revoked at ${name}, because another integration uses the same account there.`,
  not_offered: ({ name, is_key, by_hand }) =>
    is_key
      ? `The key still works at ${name} until it is deleted there. ${by_hand}`
      : `${name} lets nobody but its users revoke our access. ${by_hand}`,
};

function endedAt(name: string, provider?: Provider): Pick<Words, 'by_hand' | 'is_key'> {
  const is_key = provider?.manifest.auth.type !== 'oauth2';
  const verb = is_key ? 'Delete the key' : 'Remove our access';
  return { is_key, by_hand: `${verb} in ${provider?.manifest.access_page ?? `the settings of ${name}`}.` };
}
