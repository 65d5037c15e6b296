import { parkedRequestsChanged, type ParkedRequestsChanged, type SignalSnapshot } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { diagnosisOf } from './diagnosis-sample';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

let version = 0;
const none = { succeeded: 0, failed: 0, unknown: 0, cancelled: 0, expired: 0 };

/** As the executor says it. */
async function parked(tenant: TestTenant, signal: SignalSnapshot, now: Partial<ParkedRequestsChanged>): Promise<void> {
  version += 1;
  const { integration_id } = signal.status_change;
  const since = new Date(Date.now() - 60_000).toISOString();
  const data = { integration_id, connection_code: 'salesforce', parked: 0, since, ...none, ...now };
  const about = { tenantid: tenant.id, subject: integration_id, aggregateversion: version };
  await notifier.publish(parkedRequestsChanged, envelopeOf(parkedRequestsChanged, data, about));
}

const shown = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token)[0]!.blocks;
const shows = (tenant: TestTenant, words: string) => waitUntil(() => shown(tenant).includes(words));

it('shows in a message how many requests wait, and at the end what became of them', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  const waiting = (count: number) =>
    notifier.diagnoses.set(
      signal.signal_id,
      diagnosisOf(signal.signal_id, {
        facts: [`${count} requests wait and will run once it works again`],
        waiting: `${count} requests wait and will run once it works again`,
      }),
    );
  waiting(20);
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect(notifier.email.to(tenant.contact)[0]!.text).toContain('20 requests wait and will run once it works again');
  waiting(42);
  await parked(tenant, signal, { parked: 42 });
  await shows(tenant, '42 requests wait and will run once it works again');

  await tenant.resolved(signal);
  await shows(tenant, 'The requests that waited run now, one after another.');
  const edits = () => notifier.slack.of(tenant.slack_token, 'chat.update').length;
  const before = edits();
  await parked(tenant, signal, { succeeded: 41, failed: 1 });
  await shows(tenant, '42 requests that waited ran, 1 failed.');
  expect(edits()).toBe(before + 1);
  expect(shown(tenant)).not.toContain('run now');
});

it('changes no message of a problem that was over before the first one waited, or of another tenant', async () => {
  const [tenant, other] = [await notifier.tenant(), await notifier.tenant()];
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await tenant.resolved(signal);
  await shows(tenant, 'Integration Reconnected');
  const [row] = await notifier.rows<{ closed_at: Date }>(
    'select closed_at from signals where signal_id = $1',
    signal.signal_id,
  );
  const since = new Date(row!.closed_at.getTime() + 1).toISOString();
  const kept = async () =>
    (
      await notifier.rows<{ parked_requests: object | null }>(
        'select parked_requests from signals where signal_id = $1',
        signal.signal_id,
      )
    )[0]!.parked_requests;
  await parked(tenant, signal, { succeeded: 3, since });
  await parked(other, signal, { succeeded: 4 });
  // What was published last is handled after them.
  await parked(tenant, signal, { succeeded: 5, since: new Date(row!.closed_at.getTime() - 1).toISOString() });
  await waitUntil(async () => (await kept()) !== null);
  expect(await kept()).toMatchObject({ succeeded: 5 });
});
