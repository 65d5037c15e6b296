import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { Decision } from '../src/decisions/decision';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const sent = (signal: SignalSnapshot, occasion = 'opened') =>
  waitUntil(async () => {
    const found = await notifier.rows(
      `select 1 from deliveries where signal_id = $1 and audience = 'csm' and state = 'sent' and occasion = $2`,
      signal.signal_id,
      occasion,
    );
    return found.length === 1;
  });
const runOf = ({ signal_id }: SignalSnapshot, state: string) =>
  waitUntil(async () => {
    const runs = await notifier.rows<{ state: string; reason: string | null; hold_until: Date }>(
      'select state, reason, hold_until from workflow_runs where signal_id = $1',
      signal_id,
    );
    return runs.length > 0 && runs.every((run) => run.state === state) && runs[0];
  });
const replies = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => thread_ts);
const posts = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token).filter(({ thread_ts }) => !thread_ts);

it('tells three openings within an hour, from the third on in the conversation about the one before, and further ones only when they last', async () => {
  const tenant = await notifier.tenant();
  const integration_id = randomUUID();
  const breaks = async () => {
    const signal = tenant.snapshot();
    signal.status_change.integration_id = integration_id;
    await tenant.opened(signal);
    return signal;
  };
  for (let n = 1; n <= 3; n += 1) {
    const signal = await breaks();
    await sent(signal);
    expect(posts(tenant)).toHaveLength(Math.min(n, 2));
    expect(posts(tenant).at(-1)!.blocks.includes('Unstable: it broke 3 times within an hour')).toBe(n === 3);
    const again = replies(tenant).filter(({ text }) => text.includes('again, for the 3rd time within an hour'));
    expect(again.map(({ thread_ts }) => thread_ts)).toEqual(n === 3 ? [posts(tenant)[1]!.ts] : []);
    await tenant.resolved(signal);
    await sent(signal, 'resolved');
    expect(posts(tenant).at(-1)!.blocks).toContain('Integration Reconnected');
    expect(replies(tenant).at(-1)!.thread_ts).toBe(posts(tenant).at(-1)!.ts);
  }
  const short = await breaks();
  const why = 'unstable: it broke 4 times within an hour';
  const held = await runOf(short, 'held');
  expect(held.reason).toBe(why);
  expect(held.hold_until.getTime() - Date.now()).toBeGreaterThan(9 * 60_000);
  await tenant.resolved(short);
  expect((await runOf(short, 'suppressed')).reason).toBe(why);
  expect(await notifier.deliveries(short.signal_id)).toEqual([]);
  const [decision] = await notifier.list<Decision>(
    `/risk-signals/${short.signal_id}/decisions`,
    await tenant.tokenFor('csm'),
  );
  expect(decision).toMatchObject({ decision: 'not_told', rule: 'flap_guard' });

  const lasting = await breaks();
  await runOf(lasting, 'held');
  // As if ten minutes had passed.
  await notifier.rows('update workflow_runs set hold_until = now() where signal_id = $1', lasting.signal_id);
  await sent(lasting);
  expect(posts(tenant)).toHaveLength(2);
  expect(posts(tenant).at(-1)!.blocks).toContain('Unstable: it broke 5 times within an hour');
  // Another integration of the same customer is told at once.
  const other = tenant.snapshot();
  await tenant.opened(other);
  await sent(other);

  // As if an hour had passed in which it worked.
  await tenant.resolved(lasting);
  await notifier.rows(`update signals set created_at = created_at - interval '1 hour' where tenant_id = $1`, tenant.id);
  const afresh = await breaks();
  await sent(afresh);
  expect(posts(tenant).at(-1)!.blocks).not.toContain('Unstable');
});
