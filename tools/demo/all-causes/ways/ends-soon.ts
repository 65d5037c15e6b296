import { keys, off, type Way } from './way.ts';

/** People are warned seven days ahead, and of a key that lives for less than two weeks after half of its life. */
const KEY_LIFE_MS = 120_000;
const YEAR_MS = 365 * 86_400_000;
const later = (ms: number) => new Date(Date.now() + ms).toISOString();

/** What is told before anything fails. */
export const endingWays: readonly Way[] = [
  {
    name: 'key-ends-soon',
    what: 'The key ends soon: half of its life is over',
    providers: [...keys, 'sso_oidc'],
    cause: 'credentials_expiring',
    health: 'healthy',
    due_ms: KEY_LIFE_MS / 2,
    breaks: (scene) => scene.enter({ credentials_end_at: later(KEY_LIFE_MS) }),
    repairs: (scene) => scene.enter({ credentials_end_at: later(YEAR_MS) }),
  },
  {
    name: 'certificate-ends-soon',
    what: 'The last signing certificate ends in five days',
    providers: ['sso_saml'],
    cause: 'credentials_expiring',
    health: 'healthy',
    breaks: (scene) => scene.turnOn('certificate_ending', { account: scene.account, days: 5 }),
    repairs: off,
  },
  {
    name: 'requests-used',
    what: 'The provider says that 83 % of the requests of a day are used',
    providers: ['salesforce', 'xero'],
    cause: 'rate_limit_near',
    health: 'healthy',
    breaks: (scene) => scene.turnOn('requests_used', { percent: 83 }),
    repairs: off,
  },
];
