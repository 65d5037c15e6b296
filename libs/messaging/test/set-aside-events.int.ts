import { randomUUID } from 'node:crypto';
import { Database, Forgetting, RetentionDays } from '@linesman/persistence';
import { queryOnce, waitUntil } from '@linesman/testing';
import pino from 'pino';
import { SUBJECT, World } from './start-world';
import { schemaOfTest } from './test-service';

const world = new World();
beforeAll(() => world.start());
afterEach(() => world.endServices());
afterAll(() => world.stop());

interface Waiting {
  subject?: string;
  tenant?: string;
  envelope?: object;
  /** Hours since it was written. */
  hours?: number;
  set_aside?: boolean;
}

async function wrote(service: 'integrations' | 'status-monitor', waiting: Waiting): Promise<string> {
  const { subject = SUBJECT, tenant = randomUUID(), envelope = {}, hours = 0, set_aside = true } = waiting;
  const id = randomUUID();
  await queryOnce(
    world.servers.postgres.role(service, 'app'),
    `insert into outbox (id, tenant_id, subject, envelope, created_at, set_aside_at, set_aside_reason)
     select $2::uuid, $1::text::uuid, $3, $4::json, now() - make_interval(hours => $5),
       case when $6 then date_trunc('milliseconds', now()) end, 'refused'
     from (select set_config('app.tenant', $1::text, false)) as t`,
    [tenant, id, subject, JSON.stringify(envelope), hours, set_aside],
  );
  return id;
}

const left = async (service: 'integrations' | 'status-monitor', ids: string[]): Promise<string[]> => {
  const found = await world.sql<{ id: string }>(service, 'select id from outbox where id = any($1)', [ids]);
  return ids.filter((id) => found.some((row) => row.id === id));
};

it('publishes an event again only for as long as its mark in the inbox outlasts its delivery, and says until when', async () => {
  const young = await wrote('integrations', { hours: 8 * 24 - 1 });
  const old = await wrote('integrations', { hours: 8 * 24 });
  const speaker = await world.run('integrations');
  const token = await world.issuer.token({ tenant: randomUUID(), roles: ['admin'], subject: 'sam' });
  const headers = { authorization: `Bearer ${token}` };
  const listed = (await speaker.inject({ url: '/set-aside-events', headers })).json<{
    items: { id: string; created_at: string; publishable_until: string }[];
  }>();
  const hoursOf = (id: string): number => {
    const { created_at, publishable_until } = listed.items.find((it) => it.id === id)!;
    return (Date.parse(publishable_until) - Date.parse(created_at)) / 3_600_000;
  };
  expect([hoursOf(young), hoursOf(old)]).toEqual([8 * 24, 8 * 24]);
  const payload = { ids: [young, old] };
  const answer = await speaker.inject({ method: 'POST', url: '/set-aside-events/publish', headers, payload });
  expect(answer.json()).toEqual({ published: 1, too_large: 0, too_old: 1 });
  const published = 'select 1 from outbox where id = $1 and published_at is not null';
  await waitUntil(async () => (await world.sql('integrations', published, [young])).length === 1);
  const aside = 'select 1 from outbox where id = $1 and set_aside_at is not null';
  expect(await world.sql('integrations', aside, [old])).toHaveLength(1);
});

it('says of an event that no message can hold that it is too large, and publishes it never', async () => {
  const large = await wrote('integrations', { envelope: { data: 'x'.repeat(1_000_000) } });
  const small = await wrote('integrations', {});
  const speaker = await world.run('integrations');
  const token = await world.issuer.token({ tenant: randomUUID(), roles: ['admin'], subject: 'sam' });
  const headers = { authorization: `Bearer ${token}` };
  const listed = (await speaker.inject({ url: '/set-aside-events', headers })).json<{
    items: { id: string; too_large: boolean }[];
  }>();
  expect([large, small].map((id) => listed.items.find((it) => it.id === id)!.too_large)).toEqual([true, false]);
  const payload = { ids: [large] };
  const answer = await speaker.inject({ method: 'POST', url: '/set-aside-events/publish', headers, payload });
  expect(answer.json()).toEqual({ published: 0, too_large: 1, too_old: 0 });
});

it('keeps the outbox for longer for an event that still waits, and not for one that was set aside', async () => {
  // A stream that does not exist: nobody publishes them.
  const subject = 'nowhere.x';
  const aside = await wrote('status-monitor', { subject });
  const waits = await wrote('status-monitor', { subject, set_aside: false });
  const listener = await world.run('status-monitor');
  const schema = schemaOfTest('status-monitor');
  const inTwentyDays = new Date(Date.now() + 20 * 24 * 3_600_000);
  const forgetting = new Forgetting(
    schema,
    listener.get(Database),
    new RetentionDays(schema, {}),
    { now: () => inTwentyDays },
    { every: () => undefined } as never,
    pino({ level: 'silent' }),
  );
  await forgetting.run();
  expect(await left('status-monitor', [aside, waits])).toEqual([aside, waits]);
  await world.sql('status-monitor', `update outbox set published_at = now() where id = $1`, [waits]);
  await waitUntil(async () => {
    await forgetting.run();
    return (await left('status-monitor', [aside, waits])).length === 0;
  });
});
