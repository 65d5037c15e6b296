import type { JWK } from 'jose';
import type { AccessChange } from '../state/access-changes';

/** What a provider tells, once. */
export interface Told extends Pick<AccessChange, 'account' | 'change'> {
  event_id: string;
  at: Date;
}

/** With what it signs; a forger has other ones. */
export interface Signer {
  /** The secret that Linesman knows too; '' where none is configured. */
  secret: string;
  /** The key whose public half the stand-in publishes. */
  key: JWK;
  /** The app of Linesman at the provider; '' where none is configured. */
  client_id: string;
}

export interface SignedPush {
  headers: Record<string, string>;
  body: string;
}

/** Makes the webhook by which the provider tells of a change; undefined where it tells nothing of such a change. */
export type Push = (told: Told, signer: Signer) => SignedPush | undefined | Promise<SignedPush | undefined>;
