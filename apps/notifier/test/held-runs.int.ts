import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** Runs whose signals the service does not know: they end as soon as it goes on with them. */
const hold = (tenantId: string, count: number, since: string) =>
  notifier.rows(
    `insert into workflow_runs
       (id, tenant_id, signal_id, workflow, workflow_version, state, context, correlation_id, hold_until)
     select gen_random_uuid(), $1::uuid, gen_random_uuid(), 'any', '1', 'held', '{}', gen_random_uuid(), now() - $3::interval
     from generate_series(1, $2::int)`,
    tenantId,
    count,
    since,
  );

it('goes on with a run of another tenant while one tenant has hundreds that were due before it', async () => {
  const [many, other] = [randomUUID(), randomUUID()];
  await hold(many, 600, '1 hour');
  await hold(other, 1, '1 second');
  const { left } = await waitUntil(async () => {
    const [held] = await notifier.rows<{ left: number; others: number }>(
      `select count(*) filter (where tenant_id = $1)::int as left, count(*) filter (where tenant_id = $2)::int as others
       from workflow_runs where state = 'held' and tenant_id in ($1, $2)`,
      many,
      other,
    );
    return held!.others === 0 && held;
  });
  expect(left).toBeGreaterThan(100);
});
