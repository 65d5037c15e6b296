import { topology } from '@linesman/contracts/topology';

const load = () => import('./platform-users.mjs');
const monday = new Date('2026-03-02T10:00:00Z');
const hours = (n: number) => new Date(monday.getTime() + n * 3_600_000);

it('lets two passwords of a service be valid for a day after a new one', async () => {
  const { withLogin, validAt } = await load();
  const first = withLogin([], { service: 'billing', topology, now: monday });
  expect(first.added.login).toBe('billing.1');
  const second = withLogin(first.logins, { service: 'billing', topology, now: hours(1) });
  expect(validAt(second.logins, hours(24)).map(({ login }) => login)).toEqual(['billing.1', 'billing.2']);
  expect(validAt(second.logins, hours(26)).map(({ login }) => login)).toEqual(['billing.2']);
  expect(second.added.password).not.toBe(first.added.password);
});

it('keeps two at most, and no number is given twice', async () => {
  const { withLogin } = await load();
  let logins = withLogin([], { service: 'billing', topology, now: monday }).logins;
  logins = withLogin(logins, { service: 'search', topology, now: monday }).logins;
  for (const n of [1, 2]) logins = withLogin(logins, { service: 'billing', topology, now: hours(n) }).logins;
  expect(logins.map(({ login }) => login)).toEqual(['search.1', 'billing.2', 'billing.3']);
});

it.each(['integrations', 'execution', 'provisioner', 'platform', 'Billing', 'a.b', 'a b', '', '>', '*'])(
  'refuses the name %p',
  async (service) => {
    const { withLogin } = await load();
    expect(() => withLogin([], { service, topology, now: monday })).toThrow(/name/);
  },
);
