import type { Cause } from '@linesman/contracts';
import type { JWTVerifyGetKey } from 'jose';

/** What a provider says with one webhook about our access to one account. */
export interface Push {
  /** The provider's id of the event. The same id again is the same push. */
  event_id: string;
  /** The account, as `identify` names it. */
  account_id: string;
  /** The provider's name of the event, for example `tokens_revoked`. */
  event: string;
  /** By the provider's clock. */
  happened_at: Date;
  /** Why our access has ended. Absent where it only may have changed: a probe then finds out. */
  cause?: Cause;
}

/** What a provider says with one webhook about the data of one account. */
export interface DataChange {
  account_id: string;
  /** Which sync reads what has changed. */
  capability_code: string;
}

/** A person opened the page that our app has at the provider. */
export interface Visit {
  account_id: string;
  /** The provider's id of the person. */
  user_id: string;
  /** By the provider's clock. */
  at: Date;
}

/** A webhook as it arrived. */
export interface WebhookRequest {
  /** By their names in lower case. */
  headers: Record<string, string | undefined>;
  /** The bytes that the provider signed. */
  body: Buffer;
  now: Date;
  /** What the webhook is verified with, see {@link Webhook.verified_with}. */
  verifier: string;
  /** The public keys at an address of the provider. They are fetched when needed and kept. */
  keysAt: (url: string) => JWTVerifyGetKey;
}

export interface WebhookContent {
  pushes: Push[];
  /** Absent where nothing that is synced has changed. */
  changes?: DataChange[];
  /** Absent where nobody opened a page of ours. */
  visits?: Visit[];
  /** The body that the provider expects as the answer, in the handshake by which it checks a new address. */
  answer?: string;
}

/** How a provider's webhooks are verified and read. It is the export `webhook` of the provider's `webhook.ts`. */
export interface Webhook {
  /**
   * secret: the provider signs with a secret that only it and we know (`WEBHOOK_SECRETS`). client_id: it signs with a
   * private key, and names the client id of our app (`OAUTH_APPS`) as the receiver.
   */
  verified_with: 'secret' | 'client_id';
  /** The statuses that the provider's documentation asks for. */
  status: { accepted: 200 | 202; refused: 400 | 401 };
  /** Older signatures are refused. Absent where the provider signs no time, or sends what is old on purpose. */
  max_age_seconds?: number;
  /**
   * Verifies, then reads. What is signed and tells nothing about our access has no pushes.
   * @throws WebhookRefused. Any other error means that it could not be verified now.
   */
  read: (request: WebhookRequest) => WebhookContent | Promise<WebhookContent>;
}

export type Refused = 'not_signed' | 'too_old' | 'malformed';

/** The request is not from the provider, or cannot be read. The reason is for our metric and not for the sender. */
export class WebhookRefused extends Error {
  constructor(readonly reason: Refused) {
    super(`the webhook is refused: ${reason}`);
  }
}
