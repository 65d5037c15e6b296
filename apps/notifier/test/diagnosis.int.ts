import { waitUntil } from '@linesman/testing';
import { diagnosisOf } from './diagnosis-sample';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** What the assessment of a signal has found. */
async function resultOf(signalId: string): Promise<Record<string, unknown> | undefined> {
  const [step] = await notifier.rows<{ output: Record<string, unknown> }>(
    `select s.output from workflow_steps s join workflow_runs r on r.id = s.run_id
     where r.signal_id = $1 and s.action = 'analyze_integration_criticality'`,
    signalId,
  );
  return step?.output;
}

it('asks for the diagnosis right before a message is sent, and keeps it as the result of the assessment', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  notifier.diagnoses.set(signal.signal_id, diagnosisOf(signal.signal_id, { syncs_stopped: undefined, stopped: [] }));
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const [dm] = notifier.slack.in(tenant.slack_token);
  expect(dm!.blocks).toContain('In numbers: 2 products, 1 subscription; 42 requests wait');
  expect(dm!.blocks).not.toContain('Health score updates not pushing');
  // No sync was in use, so the contact does not read that one is paused.
  expect(notifier.email.to(tenant.contact)[0]!.text).not.toContain('data sync');
  expect(notifier.email.to(tenant.contact)[0]!.text).not.toMatch(/2 products|requests wait/);
  await waitUntil(async () => (await resultOf(signal.signal_id))?.diagnosis !== undefined);
  expect(await resultOf(signal.signal_id)).toMatchObject({
    arr: 200_000,
    diagnosis: { certainty: 'confirmed', impact: { facts: expect.arrayContaining(['42 requests wait']) as string[] } },
  });
});

it('shows new numbers when a message changes, and the last ones with their time while nobody answers', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  notifier.diagnoses.set(signal.signal_id, diagnosisOf(signal.signal_id));
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const shown = () => notifier.slack.in(tenant.slack_token)[0]!;
  const changedTo = async (severity: 'low' | 'high', version: number): Promise<string> => {
    await tenant.updated({ ...signal, severity }, version);
    await waitUntil(() => shown().blocks.includes(`Severity: ${severity}`));
    return shown().blocks;
  };
  const later = {
    ...diagnosisOf(signal.signal_id, { facts: ['43 requests wait'] }),
    as_of: '2026-01-29T19:00:00.000Z',
  };
  notifier.diagnoses.set(signal.signal_id, later);
  expect(await changedTo('high', 2)).toContain('In numbers: 43 requests wait');
  // It is stored a moment after the message was changed.
  const stored = `select diagnosis ->> 'as_of' as as_of from signals where signal_id = $1`;
  await waitUntil(
    async () => (await notifier.rows<{ as_of: string }>(stored, signal.signal_id))[0]?.as_of === later.as_of,
  );
  notifier.diagnoses.delete(signal.signal_id);
  const last = await changedTo('low', 3);
  expect(last).toContain('In numbers: 43 requests wait');
  expect(last).toContain('Jan 29, 2026 at 2:00 PM EST');
});

it('tells people without a diagnosis where there is none', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const [dm] = notifier.slack.in(tenant.slack_token);
  expect(dm!.blocks).toContain('CRM data sync stopped');
  expect(dm!.blocks).not.toContain('In numbers');
});
