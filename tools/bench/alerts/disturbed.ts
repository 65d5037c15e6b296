import { setTimeout as pause } from 'node:timers/promises';
import { World } from '../../demo/world.ts';
import { type OwnSystem, startOwnSystem } from '../../start/own-system.mjs';
import { arrivedOf, type Doubled } from './arrived.ts';
import { breakAll } from './break-all.ts';
import { createCustomers, untilAllWorked } from './customers.ts';
import { startReceiver, startStripeKeys } from './outside-world.ts';
import { startServersBehindWays, type Ways } from '../faults/servers-behind-ways.ts';
import { untilAllWork } from '../faults/until.ts';
import { alertFloors, type Outcome } from '../floors.ts';
import { tablesOf } from '../observations/tables.ts';

const PER_SECOND = 2.5;
const CUT_MS = 2_000;
const BEFORE_A_KILL_MS = 2_000;

const SIGNALS_OPEN = `select count(*) as n from signals where state = 'open' and integration_type = 'stripe'`;
const UNSETTLED = `select (select count(*) from deliveries where state in ('pending', 'sending', 'ambiguous'))
  + (select count(*) from event_deliveries where state = 'pending') + (select count(*) from workflow_runs where rest_due_at is not null) as n`;
const DUPLICATES = 'select coalesce(sum(duplicates), 0) as n from deliveries';

export interface Size {
  signals: number;
  /** Of a notifier. The way to a server is cut half as often. */
  kills: number;
}

/**
 * A thousand integrations break one after the other. Each is told at Slack, by email and to a webhook endpoint, while one
 * of two notifiers is killed again and again, and the way to a server is cut. What arrived is counted where it
 * arrived: at Slack, at the mail server and at the endpoint.
 */
export async function disturbed(say: (line: string) => void, { signals, kills }: Size): Promise<Outcome> {
  const [stripe, receiver, behind] = await Promise.all([startStripeKeys(), startReceiver(), startServersBehindWays()]);
  const origins = { 'https://api.stripe.com': stripe.origin };
  try {
    const system = await startOwnSystem({
      args: ['--scale', 'notifier=2'],
      // Customers break one after the other, which is no fault of ours.
      env: { ...behind.env, PROVIDER_ORIGINS: JSON.stringify(origins), HOLD_AT_CUSTOMERS: '0', LOG_LEVEL: 'warn' },
    });
    try {
      return await measure(system, {
        ...behind,
        stripe,
        receiver,
        say,
        wanted: { signals, kills, cuts: Math.floor(kills / 2) },
      });
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
  wanted: { signals: number; kills: number; cuts: number };
}

async function measure(system: OwnSystem, around: Around): Promise<Outcome> {
  const { ways, postgres, stripe, receiver, say, wanted } = around;
  const world = await World.open(system.run());
  const notifier = tablesOf({ servers: { postgres } }, 'notifier');
  say(`connecting ${wanted.signals} integrations`);
  const all = await createCustomers(world, wanted.signals);
  await untilAllWorked(world, all);
  await world.api('notifier', '/event-endpoints', 'POST', {
    url: `${receiver.origin}/signals`,
    types: ['risk_signal_opened'],
    contact_email: 'owner@alerts.example',
  });

  say(`${PER_SECOND} break in a second, while notifiers are killed and ways are cut`);
  const since = Date.now();
  const breaking = breakAll(world, all, { withdraw: stripe.withdraw, per_second: PER_SECOND });
  const [{ kills, cuts, disturbances }] = await Promise.all([disturb(system, ways, wanted), breaking]);
  await untilAllWork(system.run());
  say('waiting until everything is sent');
  await notifier.until(SIGNALS_OPEN, wanted.signals, 300);
  await notifier.none(UNSETTLED, 900);

  const { counts: arrived, doubled: twice } = await arrivedOf(world, all, { since, receiver });
  const noted = await notifier.count(DUPLICATES);
  await Promise.all([world.close(), notifier.close()]);
  const doubled = arrived.slack.doubled + arrived.email.doubled + arrived.webhooks.doubled;
  const missed = arrived.slack.missed + arrived.email.missed + arrived.webhooks.missed;
  return {
    lines: [
      `${wanted.signals} signals, ${kills} kills of a notifier, ${cuts} cuts of ${CUT_MS / 1_000} s`,
      ...Object.entries(arrived).map(
        ([name, is]) => `${name}: ${is.told} told, ${is.missed} missed, ${is.doubled} twice`,
      ),
      `${noted} deliveries were sent again although they may have arrived`,
      ...twice.map((one) => describeTwice(one, disturbances, since)),
    ],
    figures: { signals: wanted.signals, kills, cuts, ...arrived, sent_again: noted, twice, disturbances },
    floors: alertFloors({ missed, doubled, kills, cuts, wanted }),
  };
}

interface Disturbance {
  what: string;
  at: number;
}

/** When something came twice, and what was done to the system last before each time. */
function describeTwice({ channel, customer, at }: Doubled, disturbances: Disturbance[], since: number): string {
  const seconds = (time: number): string => `${((time - since) / 1_000).toFixed(1)} s`;
  const times = at.map((time) => {
    const last = disturbances.findLast((one) => one.at <= time);
    return `at ${seconds(time)}${last ? ` (after ${last.what} at ${seconds(last.at)})` : ''}`;
  });
  return `${channel}, ${customer}: ${times.join(' and ')}`;
}

/** Kills one notifier after the other, each time while all work, and after every second kill cuts the way to a server. */
async function disturb(
  system: OwnSystem,
  ways: Ways,
  wanted: Around['wanted'],
): Promise<{ kills: number; cuts: number; disturbances: Disturbance[] }> {
  const names = Object.keys(ways) as (keyof Ways)[];
  const disturbances: Disturbance[] = [];
  let kills = 0;
  let cuts = 0;
  while (kills < wanted.kills) {
    await untilAllWork(system.run(), (service) => service === 'notifier');
    await pause(BEFORE_A_KILL_MS);
    const { processes } = system.run().services['notifier']!;
    process.kill(processes[kills % processes.length]!.pid, 'SIGKILL');
    kills += 1;
    disturbances.push({ what: 'a kill', at: Date.now() });
    const name = kills % 2 === 0 && cuts < wanted.cuts ? names[cuts % names.length] : undefined;
    const way = name && ways[name];
    way?.cut();
    if (name) disturbances.push({ what: `a kill and a cut of ${name}`, at: Date.now() });
    await pause(CUT_MS);
    way?.restore();
    way?.reset();
    if (way) cuts += 1;
  }
  return { kills, cuts, disturbances };
}
