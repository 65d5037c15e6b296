import { setTimeout as pause } from 'node:timers/promises';
import { World } from '../demo/world.ts';
import { type OwnSystem, startOwnSystem } from '../start/own-system.mjs';
import { breakAll } from './alerts/break-all.ts';
import { arrivedOf } from './alerts/arrived.ts';
import { createCustomers, untilAllWorked } from './alerts/customers.ts';
import { startReceiver, startStripeKeys } from './alerts/outside-world.ts';
import { startServersBehindWays, type Ways } from './faults/servers-behind-ways.ts';
import { untilAllWork } from './faults/until.ts';
import { alertFloors, type Outcome } from './floors.ts';
import { tablesOf } from './observations/tables.ts';

const SIGNALS = 1_000;
const PER_SECOND = 10;
const KILLS = 20;
const CUTS = 10;
const CUT_MS = 2_000;

const SIGNALS_OPEN = `select count(*) as n from signals where state = 'open' and integration_type = 'stripe'`;
const UNSETTLED = `select (select count(*) from deliveries where state in ('pending', 'sending', 'ambiguous'))
  + (select count(*) from event_deliveries where state = 'pending') + (select count(*) from workflow_runs where rest_due_at is not null) as n`;
const DUPLICATES = 'select coalesce(sum(duplicates), 0) as n from deliveries';

/**
 * A thousand integrations break one after the other. Each is told at Slack, by email and to a webhook endpoint, while one
 * of two notifiers is killed every five seconds and the way to a server is cut every ten. What arrived is counted where it
 * arrived: at Slack, at the mail server and at the endpoint.
 */
export async function alerts(say: (line: string) => void): Promise<Outcome> {
  const [stripe, receiver, behind] = await Promise.all([startStripeKeys(), startReceiver(), startServersBehindWays()]);
  const origins = { 'https://api.stripe.com': stripe.origin };
  try {
    const system = await startOwnSystem({
      args: ['--scale', 'notifier=2'],
      // Customers break one after the other, which is no fault of ours.
      env: { ...behind.env, PROVIDER_ORIGINS: JSON.stringify(origins), HOLD_AT_CUSTOMERS: '0', LOG_LEVEL: 'warn' },
    });
    try {
      return await measure(system, { ...behind, stripe, receiver, say });
    } finally {
      await system.stop();
    }
  } finally {
    await Promise.all([behind.stop(), stripe.stop(), receiver.stop()]);
  }
}

interface Around {
  ways: Ways;
  postgres: { url: string };
  stripe: Awaited<ReturnType<typeof startStripeKeys>>;
  receiver: Awaited<ReturnType<typeof startReceiver>>;
  say: (line: string) => void;
}

async function measure(system: OwnSystem, { ways, postgres, stripe, receiver, say }: Around): Promise<Outcome> {
  const world = await World.open(system.run());
  const notifier = tablesOf({ servers: { postgres } }, 'notifier');
  say(`connecting ${SIGNALS} integrations`);
  const all = await createCustomers(world, SIGNALS);
  await untilAllWorked(world, all);
  await world.api('notifier', '/event-endpoints', 'POST', {
    url: `${receiver.origin}/signals`,
    types: ['risk_signal_opened'],
    contact_email: 'owner@alerts.example',
  });

  say(`${PER_SECOND} break in a second, while notifiers are killed and ways are cut`);
  const since = Date.now();
  const breaking = breakAll(world, all, { withdraw: stripe.withdraw, per_second: PER_SECOND });
  const [{ kills, cuts }] = await Promise.all([disturb(system, ways), breaking]);
  await untilAllWork(system.run());
  say('waiting until everything is sent');
  await notifier.until(SIGNALS_OPEN, SIGNALS, 300);
  await notifier.none(UNSETTLED, 900);

  const arrived = await arrivedOf(world, all, { since, receiver });
  const noted = await notifier.count(DUPLICATES);
  await Promise.all([world.close(), notifier.close()]);
  const doubled = arrived.slack.doubled + arrived.email.doubled + arrived.webhooks.doubled;
  const missed = arrived.slack.missed + arrived.email.missed + arrived.webhooks.missed;
  return {
    lines: [
      `${SIGNALS} signals, ${kills} kills of a notifier, ${cuts} cuts of ${CUT_MS / 1_000} s`,
      ...Object.entries(arrived).map(
        ([name, is]) => `${name}: ${is.told} told, ${is.missed} missed, ${is.doubled} twice`,
      ),
      `${noted} deliveries were sent again although they may have arrived`,
    ],
    figures: { signals: SIGNALS, kills, cuts, ...arrived, sent_again: noted },
    floors: alertFloors({ missed, doubled, kills, cuts, wanted: { kills: KILLS, cuts: CUTS } }),
  };
}

/** Kills a notifier every five seconds and cuts the way to a server in turn every ten. */
async function disturb(system: OwnSystem, ways: Ways): Promise<{ kills: number; cuts: number }> {
  const servers = Object.values(ways);
  let kills = 0;
  let cuts = 0;
  while (kills < KILLS || cuts < CUTS) {
    await pause(5_000);
    if (kills < KILLS && killOne(system)) kills += 1;
    if (cuts >= CUTS || cuts * 2 >= kills) continue;
    const way = servers[cuts % servers.length]!;
    way.cut();
    await pause(CUT_MS);
    way.restore();
    cuts += 1;
  }
  return { kills, cuts };
}

/** @returns false where it is starting again. */
function killOne(system: OwnSystem): boolean {
  try {
    const { processes } = system.run().services['notifier']!;
    process.kill(processes[Math.floor(Math.random() * processes.length)]!.pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}
