import type { Cause, LeasedMaterial } from '@linesman/contracts';
import type { ProviderFailure } from '../provider-error';
import type { ProviderAccount } from '../provider';
import type { DataChange, Push } from '../webhook';

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** An object is sent as JSON, a string as it is. */
  body?: unknown;
  /** hang: no answer; reset: the connection is cut after the request arrived; upgrade: HTTP ends on this connection. */
  misbehave?: 'hang' | 'reset' | 'upgrade';
}

export interface CapabilitySample {
  /** For a capability with several versions. */
  version?: number;
  parameters: Record<string, unknown>;
  /** The provider's answers in the order of the calls. */
  answers: Answer[];
  output: Record<string, unknown>;
  /** For a sync capability with several pages: the pages after the first. */
  pages?: { answers: Answer[]; output: Record<string, unknown> }[];
}

/** A webhook before it is signed. */
export type Unsigned = (account_id: string, event_id: string, happened_at: Date) => object;

/** How the provider sends webhooks, written without the code that reads them. */
export interface WebhookSamples {
  /** The secret, or the client id of our app, that a webhook is verified with. */
  verifier: string;
  /** The answer at the address of the provider's keys, if it signs with such. */
  keys?: Answer;
  /** Signs as the provider does, or as somebody who does not have its secret or key. */
  sign: (content: string, at: Date, by: 'provider' | 'forger') => { headers: Record<string, string>; body: string };
  pushes: ({ sent: Unsigned } & Pick<Push, 'event' | 'cause'>)[];
  /** What tells that data has changed, and which sync reads it. */
  changes?: ({ sent: Unsigned } & Pick<DataChange, 'capability_code'>)[];
  /** What is signed too and tells nothing about our access or our data. */
  others: Unsigned[];
}

export interface ProviderSamples {
  /** Every real origin that the provider's code calls. */
  origins: string[];
  material: LeasedMaterial;
  config?: Record<string, unknown>;
  capabilities: Record<string, CapabilitySample>;
  /** The answers to a probe of a working integration, one for each of its calls. */
  healthy: Answer | Answer[];
  /** What 401 and 403 mean, where that is not what they mean by HTTP. */
  refused?: Cause;
  identify?: { answer: Answer; account: ProviderAccount };
  /** For a provider with a `webhook`. */
  webhook?: WebhookSamples;
  /** The provider's own refusals and what each means. At least one has the provider's error shape with a message. */
  refusals: { answer: Answer; failure: Partial<ProviderFailure> }[];
}

/** Answers that must never count as a success. */
export const nonsense: [string, Answer][] = [
  ['an empty body', { body: '' }],
  ['an HTML page', { body: '<!doctype html><html><body>Sign in</body></html>' }],
  ['truncated JSON', { body: '{"ok":true,"records":[{"Id' }],
  ['an empty object', { body: {} }],
  ['an empty list', { body: [] }],
  ['null', { body: 'null' }],
  ['a bare string', { body: '"ok"' }],
  ['other JSON than documented', { body: { status: 'up', result: [1, 2, 3] } }],
  ['no content', { status: 204 }],
  ['a redirect to a login page', { status: 302, headers: { location: 'https://login.invalid/' } }],
];

/** The same value, with the secret added to every text in it. */
export function quoting(secret: string, value: unknown): unknown {
  if (typeof value === 'string') return `${value} ${secret}`;
  if (Array.isArray(value)) return value.map((item) => quoting(secret, item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, quoting(secret, child)]));
  }
  return value;
}
