import { problem } from '../traffic/problem';
import { oauthProviders, providers } from '../traffic/providers';

/** Kinds that look at one request after another, and may act on some of them only. */
const perRequest = { times: 1, path: '' };

/** What each kind takes besides its provider, and what an absent value becomes. */
const kinds = {
  status: { status: 503, ...perRequest },
  reset: perRequest,
  lost_answer: perRequest,
  slow: { ms: 1000, ...perRequest },
  rate_limit: { retry_after: 1, ...perRequest },
  refuse_scope: { scope: undefined, account: '' },
  deactivate_account: { account: undefined },
  reject_key: { key: undefined, error: '' },
  slack_error: { error: undefined, account: '', ...perRequest },
  posting_limit: { mode: 'burst' },
  history_limit: { per_minute: 1 },
  fail_webhooks: { integration_id: undefined, tenant: undefined, name: '', status: 410 },
  bounce: { recipient: undefined, times: 1 },
  defer: { recipient: undefined, times: 1 },
} satisfies Record<string, Record<string, string | number | undefined>>;

export type SwitchKind = keyof typeof kinds;

export interface Switch {
  id: string;
  provider: string;
  kind: SwitchKind;
  /** Acts on that many requests and is gone. */
  times?: number;
  /** Acts only where the path contains this. */
  path?: string;
  status?: number;
  ms?: number;
  retry_after?: number;
  scope?: string;
  account?: string;
  key?: string;
  error?: string;
  mode?: string;
  per_minute?: number;
  recipient?: string;
  integration_id?: string;
  tenant?: string;
  /** Of the integration, for people. */
  name?: string;
}

const providersOf: Partial<Record<SwitchKind, readonly string[]>> = {
  // Basecamp knows no scopes.
  refuse_scope: oauthProviders.filter((code) => code !== 'basecamp'),
  deactivate_account: oauthProviders,
  reject_key: ['stripe', 'custom_api', 'slack'],
  slack_error: ['slack'],
  posting_limit: ['slack'],
  history_limit: ['slack'],
  fail_webhooks: ['webhooks'],
  bounce: ['mail'],
  defer: ['mail'],
};

const choices: Record<string, readonly unknown[]> = { mode: ['burst', 'strict', 'off'] };

export function parseSwitch(body: unknown, id: string): Switch {
  const given = (body ?? {}) as Record<string, unknown>;
  const kind = given['kind'] as SwitchKind;
  if (!Object.hasOwn(kinds, kind)) throw problem(422, `kind must be one of ${Object.keys(kinds).join(', ')}`, 'kind');
  const allowed = providersOf[kind] ?? providers;
  if (!allowed.includes(given['provider'] as string)) {
    throw problem(422, `provider must be one of ${allowed.join(', ')}`, 'provider');
  }
  const fields: Record<string, unknown> = kinds[kind];
  const made: Record<string, unknown> = { id, provider: given['provider'], kind };
  for (const [field, fallback] of Object.entries(fields)) {
    const optional = field === 'times' || fallback === '';
    if (given[field] === undefined || given[field] === '') {
      if (fallback === undefined) throw problem(422, `${field} must be given`, field);
      if (!optional) made[field] = fallback;
      continue;
    }
    made[field] = typeof fallback === 'number' ? Number(given[field]) : given[field];
    const wrong = typeof fallback === 'number' ? !((made[field] as number) >= 0) : typeof made[field] !== 'string';
    if (wrong || (choices[field] && !choices[field].includes(made[field]))) {
      throw problem(422, `${field} is not valid`, field);
    }
  }
  const unknown = Object.keys(given).find((field) => !(field in made) && given[field] !== '');
  if (unknown) throw problem(422, `${unknown} means nothing to ${kind}`, unknown);
  return made as unknown as Switch;
}
