import { type Cause, causeFacts, type HealthStatus, type Party } from '@linesman/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { HeardEvent } from '../../actors/platform.ts';
import { expect, waitFor } from '../../actors/wait-for.ts';
import type { Shown, Told } from './shown.ts';
import type { Scene } from './stage.ts';
import { isOfOutage, kinds, type Received, receivedOf, type Reader, readersOf } from './told.ts';
import type { Way } from './ways.ts';

/** Nobody may be told of what is nobody's fault. So long the run looks. */
const QUIET_MS = 15_000;
/** What is the provider's fault is held for a minute, because it may pass or be an outage. */
const HOLD_MS = 60_000;
/** An outage closes, and its end is told, a minute after the provider works again. */
export const RECOVERING_MS = 60_000;

type Seen = Pick<Shown, 'noticed_by' | 'detected_ms' | 'told' | 'ended' | 'ended_ms'>;

const eventOf = ({ stage, integrationId }: Scene, type: string, since: number): HeardEvent | undefined =>
  stage.platform.find(type, ({ heard_at, data }) => heard_at >= since && JSON.stringify(data).includes(integrationId));

/** Sees that no signal opens and nobody is told. */
export async function seeNothing(scene: Scene, way: Way, began: number): Promise<Seen> {
  await pause(QUIET_MS);
  expect(!eventOf(scene, 'risk_signal_opened', began), 'no signal opens');
  const health = await scene.health();
  expect(health?.state === 'healthy', `the integration is healthy, not ${String(health?.state)}`);
  await way.repairs(scene);
  expect((await receivedOf(scene, began)).length === 0, 'nobody is told');
  return { told: [], ended: [] };
}

interface StatusChange {
  cause?: Cause;
  party_at_fault: Party;
  new_status: HealthStatus;
  detected_by?: string;
}

/** Sees the signal, who is told of it, and after the repair its end. */
export async function seeWay(scene: Scene, way: Way, cause: Cause, began: number): Promise<Seen> {
  const { patienceMs } = scene.stage;
  const due = began + (way.due_ms ?? 0);
  const opened = await waitFor('risk_signal_opened', patienceMs + (way.due_ms ?? 0), () =>
    eventOf(scene, 'risk_signal_opened', began),
  );
  const change = opened.data.status_change as StatusChange;
  expect(change.cause === cause, `its cause is ${cause}, not ${String(change.cause)}`);
  const { party } = causeFacts[cause];
  expect(change.party_at_fault === party, `at fault is ${party}, not ${change.party_at_fault}`);

  const wanted = readersOf(cause);
  await waitFor(`messages to ${wanted.join(', ')}`, patienceMs + HOLD_MS, async () => {
    const all = await receivedOf(scene, began);
    return wanted.every((reader) => all.some((one) => one.reader === reader));
  });
  await waitFor(`the health ${way.health}`, patienceMs, async () => (await scene.health())?.status === way.health);
  // Later the message at Slack says that it is over.
  const alerts = await receivedOf(scene, began);

  // Of many at once the CSM reads of the outage, and of no integration alone.
  for (const { text } of alerts)
    expect(isOfOutage(text) === (way.customers !== undefined), `told of an outage or not, as it is:\n${text}`);

  const repaired = Date.now();
  await way.repairs(scene, alerts.find(({ link }) => link)?.link);
  const resolved = await waitFor('risk_signal_resolved', patienceMs, () =>
    eventOf(scene, 'risk_signal_resolved', repaired),
  );
  const untilOver = patienceMs + (way.customers ? RECOVERING_MS : 0);
  const all = await waitFor(`the end told to ${wanted.join(', ')}`, untilOver, async () => {
    const now = await receivedOf(scene, began);
    return (
      wanted.every((reader) => reader === 'staff' || now.some((one) => one.reader === reader && one.kind === 'end')) &&
      now
    );
  });
  mustBeToldOnce(all, wanted);
  const told = (from: number, received: Received[]): Told[] =>
    received.map(({ reader, channel, at, text }) => ({ reader, channel, text, ms: Math.round(at - from) }));
  return {
    noticed_by: cause === 'credentials_expiring' ? 'expiry' : change.detected_by,
    detected_ms: Math.round(opened.heard_at - due),
    told: told(due, alerts),
    ended: told(
      repaired,
      all.filter(({ kind }) => kind !== 'alert'),
    ),
    ended_ms: Math.round(resolved.heard_at - repaired),
  };
}

export function mustBeToldOnce(all: readonly Received[], wanted: readonly Reader[]): void {
  for (const { reader } of all) expect(wanted.includes(reader), `${reader} is not told`);
  for (const reader of wanted)
    for (const kind of kinds) {
      const times = all.filter((one) => one.reader === reader && one.kind === kind);
      expect(
        times.length <= 1,
        `${reader} is told once, not ${times.length} times:\n${times.map((it) => it.text).join('\n---\n')}`,
      );
    }
}
