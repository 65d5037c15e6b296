import { customerDeleted } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { ReplayPersonView, ReplaySignalView, WorkflowReplayView } from '../src/workflow-replays/replay';
import { countedBy, type Generated, pastSignals, tellsLess } from './past-signals';
import { ALWAYS, ReplayAdmin, REPLAYED as NAME } from './replay-admin';
import { RunningNotifier } from './running-notifier';

const MANY = 300;

const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

const everything = async ({ tenant }: ReplayAdmin) =>
  Promise.all(
    ['signals', 'workflow_runs', 'workflow_steps', 'deliveries', 'tasks', 'signal_responses', 'outbox'].map((table) =>
      notifier.rows(`select count(*)::int as n from ${table} where tenant_id = $1`, tenant.id),
    ),
  );

it('counts for each person what the draft would tell of the past signals, and tells nobody', async () => {
  const admin = await ReplayAdmin.ofNew(notifier);
  const { tenant } = admin;
  const all = await pastSignals(notifier, tenant, MANY);
  const stopped = all[1]!.contact!;
  await notifier.rows(
    `insert into contacts (tenant_id, email, unsubscribe_token, stopped) values ($1, $2, $3, 'unsubscribed')`,
    tenant.id,
    stopped,
    tenant.id,
  );
  const before = await everything(admin);
  await admin.draft(tellsLess(NAME));
  const replay = await admin.replayed();

  const expected = countedBy(all, (email) => email === stopped);
  const people = await admin.all<ReplayPersonView>(`/replays/${replay.replay_id}/people`);
  const found = people.map(({ audience, recipient, messages_now: now, messages_would: would }) => [
    `${audience} ${recipient}`,
    { now, would },
  ]);
  expect(Object.fromEntries(found)).toEqual(expected);
  const sum = (side: 'now' | 'would') => Object.values(expected).reduce((total, one) => total + one[side], 0);
  expect(replay).toMatchObject({
    signals: MANY,
    played: MANY,
    about: all.filter(({ signal }) => signal.status_change.new_status === 'disconnected').length,
    failed: 0,
    silent: 0,
    document_version: '2.0',
    is_draft: true,
    in_force_version: '1.1',
    messages_now: sum('now'),
    messages_would: sum('would'),
  });
  const fewer = await admin.all<ReplayPersonView>(`/replays/${replay.replay_id}/people?change=fewer`);
  expect(fewer.map(({ audience }) => audience)).toEqual(Array.from({ length: 5 }, () => 'csm'));
  const more = await admin.all<ReplayPersonView>(`/replays/${replay.replay_id}/people?change=more`);
  expect(more.map(({ recipient }) => recipient)).toEqual([`manager-${tenant.id}@acme.example`]);

  // The signals of whom the manager would be told.
  const mine = await admin.all<ReplaySignalView>(
    `/replays/${replay.replay_id}/signals?person_id=${more[0]!.person_id}`,
  );
  const told = ({ signal, manager, hours = Infinity, acted_after = Infinity }: Generated) =>
    manager && signal.status_change.new_status === 'disconnected' && hours > 4 && acted_after > 4;
  const ids = all.filter(told).map(({ signal }) => signal.signal_id);
  expect(mine.map(({ signal_id }) => signal_id)).toEqual(ids);
  expect(mine[0]).toMatchObject({ messages_now: 0, messages_would: 1, customer_name: 'TechCorp' });
  const stepsOf = ({ would }: ReplaySignalView) =>
    would[0]!.steps.map(({ step_id, state, reason }) => `${step_id} ${state}${reason ? ` ${reason}` : ''}`);
  expect(stepsOf(mine[0]!).at(-1)).toMatch(/^tell_manager (pending|running)$/);
  const listed = await admin.all<ReplaySignalView>(`/replays/${replay.replay_id}/signals`);
  expect(listed).toHaveLength(replay.differing);
  const short = all.find(({ hours, signal }) => hours === 1.5 && signal.status_change.new_status === 'disconnected')!;
  expect(stepsOf(listed.find(({ signal_id }) => signal_id === short.signal.signal_id)!).slice(-2)).toEqual([
    'time_to_act skipped closed_before_told',
    'tell_manager skipped closed_before_told',
  ]);

  expect(await everything(admin)).toEqual(before);
  expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
});

it('plays the days that are asked for, any version, and nothing differs from itself', async () => {
  const admin = await ReplayAdmin.ofNew(notifier);
  await pastSignals(notifier, admin.tenant, 20);
  await admin.draft(tellsLess(NAME));
  expect((await admin.ask('POST', '/publish')).status).toBe(200);
  // 20 signals, five hours apart, the first of them ten hours ago.
  const same = await admin.replayed({ document_version: '2.0', days: 2 });
  expect(same).toMatchObject({ signals: 8, differing: 0, in_force_version: '2.0', is_draft: false });
  expect(same.messages_now).toBe(same.messages_would);
  const back = await admin.replayed({ document_version: '1.1' });
  expect(back).toMatchObject({ signals: 20, in_force_version: '2.0', document_version: '1.1' });
  expect(back.messages_would).toBeGreaterThan(back.messages_now);
  const listed = await admin.all<WorkflowReplayView>('/replays');
  expect(listed.map(({ replay_id }) => replay_id)).toEqual([back.replay_id, same.replay_id]);
});

it('decides at the time of the signal: who works later is told unless it ended before', async () => {
  const admin = await ReplayAdmin.ofNew(notifier, { start_hour: 9, end_hour: 18, days: [1, 2, 3, 4, 5] });
  const monday = (hour: number) => {
    const day = new Date(Date.now() - 7 * 86_400_000);
    day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
    return new Date(day.setUTCHours(hour, 0, 0, 0));
  };
  const open = async (from: Date, until: Date) => {
    const signal = admin.tenant.snapshot({ severity: 'low', opened_at: from.toISOString() });
    signal.customer!.time_zone = 'UTC';
    await notifier.rows(
      `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, created_at, closed_at)
       values ($1, $2, 'resolved', 2, 1, $3, $4, $5)`,
      signal.signal_id,
      admin.tenant.id,
      JSON.stringify(signal),
      from,
      until,
    );
  };
  await open(monday(3), monday(5));
  await open(monday(4), monday(10));
  await open(monday(11), monday(12));
  await admin.draft(tellsLess(NAME));
  const replay = await admin.replayed();
  // The CSM and the contact of the two that reached working hours; the draft emails the contact at any hour.
  expect(replay).toMatchObject({ about: 3, messages_now: 4, messages_would: 3 });
});

it('leaves out what nobody was told of then, and is not held by what holds signals now', async () => {
  const admin = await ReplayAdmin.ofNew(notifier);
  const all = await pastSignals(notifier, admin.tenant, 2);
  await notifier.rows(
    `insert into workflow_runs (id, tenant_id, signal_id, workflow, workflow_version, state, reason, context, correlation_id)
     values (gen_random_uuid(), $1, $2, $3, '1.1', 'suppressed', 'part of the outage of Salesforce', '{}', '')`,
    admin.tenant.id,
    all[0]!.signal.signal_id,
    NAME,
  );
  await notifier.http('POST', '/silences', await admin.tenant.tokenFor('tenant_admin'), {
    starts_at: new Date(Date.now() - 60_000).toISOString(),
    ends_at: new Date(Date.now() + 3_600_000).toISOString(),
    reason: 'Maintenance',
  });
  await admin.draft(tellsLess(NAME));
  const replay = await admin.replayed();
  expect(replay).toMatchObject({ about: 2, silent: 1, messages_now: 2 });
});

it('counts what would wait for a digest, which is one of the messages of now', async () => {
  const tenant = await notifier.tenant({ working_hours: ALWAYS, digest: { messages: 1, minutes: 10 } });
  const admin = await ReplayAdmin.of(notifier, tenant);
  const live = tenant.snapshot({ severity: 'high' });
  await tenant.opened(live);
  await notifier.settled(live.signal_id, 2);
  const opened_at = new Date(Date.now() - 48 * 3_600_000).toISOString();
  const past = tenant.snapshot({ severity: 'high', opened_at });
  await notifier.rows(
    `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, created_at, closed_at)
     values ($1, $2, 'resolved', 2, 1, $3, $4::timestamptz, $4::timestamptz + interval '2 hours')`,
    past.signal_id,
    tenant.id,
    JSON.stringify(past),
    opened_at,
  );
  await admin.draft(tellsLess(NAME));
  // The CSM and the contact of both; by the draft the contact alone.
  expect(await admin.replayed()).toMatchObject({ about: 2, messages_now: 4, messages_would: 2 });
});

it('refuses a draft with mistakes, a second replay, and whoever does not administer the tenant', async () => {
  const admin = await ReplayAdmin.ofNew(notifier);
  expect((await admin.ask('POST', '/replays', {})).status).toBe(404);
  await admin.draft(tellsLess(NAME).replace('escalate', 'shout'));
  const wrong = await admin.ask('POST', '/replays', {});
  expect(wrong).toMatchObject({ status: 422, body: { type: 'urn:linesman:problem:document-has-mistakes' } });
  expect(wrong.body.errors).toMatchObject([{ line: 27, field: 'steps[3].action' }]);
  expect((await admin.ask('POST', '/replays', { days: 91 })).status).toBe(400);

  await pastSignals(notifier, admin.tenant, 200);
  await admin.draft(tellsLess(NAME));
  const { body } = await admin.ask('POST', '/replays', {});
  expect(await admin.ask('POST', '/replays', {})).toMatchObject({
    status: 409,
    body: { type: 'urn:linesman:problem:replay-going-on' },
  });
  const path = `/replays/${body.replay_id}`;
  expect((await (await ReplayAdmin.of(notifier, admin.tenant, 'csm')).ask('GET', path)).status).toBe(403);
  const other = await ReplayAdmin.ofNew(notifier);
  for (const its of [path, `${path}/people`, `${path}/signals`]) expect((await other.ask('GET', its)).status).toBe(404);

  const cancelled = await admin.ask('POST', `${path}/cancel`);
  expect(cancelled).toMatchObject({ status: 200, body: { state: 'cancelled' } });
  expect((await admin.replayed({ days: 1 })).state).toBe('done');
  expect((await admin.ask('GET', path)).body).toEqual(cancelled.body);
});

it('keeps nothing of a customer who is erased', async () => {
  const admin = await ReplayAdmin.ofNew(notifier);
  const { tenant } = admin;
  const [gone, stays] = (await pastSignals(notifier, tenant, 3)).slice(1) as [Generated, Generated];
  stays.signal.status_change.new_status = 'disconnected';
  // The next contact is told in place of one who gets no emails.
  const next = `next-${tenant.id}@techcorp.example`;
  gone.signal.customer!.other_contacts = [{ name: 'Ann', email: next, title: 'IT' }];
  await notifier.rows(
    'update signals set snapshot = $2 where signal_id = $1',
    gone.signal.signal_id,
    JSON.stringify(gone.signal),
  );
  await notifier.rows(
    `insert into contacts (tenant_id, email, unsubscribe_token, stopped) values ($1, $2, $3, 'unsubscribed')`,
    tenant.id,
    gone.contact,
    tenant.id,
  );
  await notifier.rows(
    `update signals set snapshot = $2, state = 'resolved', closed_at = coalesce(closed_at, now()) where signal_id = $1`,
    stays.signal.signal_id,
    JSON.stringify(stays.signal),
  );
  await admin.draft(tellsLess(NAME));
  const { replay_id } = await admin.replayed();
  const recipients = async () =>
    (await admin.all<ReplayPersonView>(`/replays/${replay_id}/people`)).map(({ recipient }) => recipient);
  expect(await recipients()).toContain(next);
  const { customer_id } = gone.signal.customer!;
  const integration_ids = [gone.signal.status_change.integration_id];
  const erased = { customer_id, erasure_id: customer_id, integration_ids };
  await notifier.publish(
    customerDeleted,
    envelopeOf(customerDeleted, erased, { tenantid: tenant.id, aggregateversion: 2 }),
  );
  await waitUntil(async () => !(await recipients()).includes(next));
  expect(await recipients()).toContain(stays.contact);
  const signals = await admin.all<ReplaySignalView>(`/replays/${replay_id}/signals`);
  expect(signals.map(({ signal_id }) => signal_id)).not.toContain(gone.signal.signal_id);
  expect(signals.length).toBeGreaterThan(0);
});
