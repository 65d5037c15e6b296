import type { LeasedMaterial } from '@linesman/contracts';
import type { Answer } from './loopback-provider';
import type { ProviderFailure } from '../provider-error';
import type { ProviderAccount } from '../provider';

export interface CapabilitySample {
  /** Where a capability has several versions. */
  version?: number;
  parameters: Record<string, unknown>;
  /** The provider's answers in the order of the calls. */
  answers: Answer[];
  output: Record<string, unknown>;
  /** Of a sync capability whose first page is not the last: the pages after it, to the end. */
  pages?: { answers: Answer[]; output: Record<string, unknown> }[];
}

export interface ProviderSamples {
  /** Every real origin that the provider's code calls. */
  origins: string[];
  material: LeasedMaterial;
  config?: Record<string, unknown>;
  capabilities: Record<string, CapabilitySample>;
  /** What the probe gets when all is well. */
  healthy: Answer;
  identify?: { answer: Answer; account: ProviderAccount };
  /** The provider's own ways to say no, and what each means. At least one carries its error shape with a message. */
  refusals: { answer: Answer; failure: Partial<ProviderFailure> }[];
}

/** Answers that no provider gives when all is well: none may pass for a success. */
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

/** The same answer with the secret quoted in every text of it. */
export function quoting(secret: string, value: unknown): unknown {
  if (typeof value === 'string') return `${value} ${secret}`;
  if (Array.isArray(value)) return value.map((item) => quoting(secret, item));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, quoting(secret, child)]));
  }
  return value;
}
