import type { World } from '../../demo/world.ts';
import type { Watched } from './customers.ts';
import type { startReceiver } from './outside-world.ts';

interface Counted {
  told: number;
  missed: number;
  doubled: number;
}

/** Something that came more than once, with the times at which it did. */
export interface Doubled {
  channel: string;
  customer: string;
  at: number[];
}

export interface Arrived {
  counts: Record<'slack' | 'email' | 'webhooks', Counted>;
  doubled: Doubled[];
}

/** When each signal was told on each channel, as the receivers saw it. */
export async function arrivedOf(
  world: World,
  all: Watched[],
  { since, receiver }: { since: number; receiver: Awaited<ReturnType<typeof startReceiver>> },
): Promise<Arrived> {
  // Replies belong to a message that is counted.
  const messages = (await world.outside.slackMessages(since)).filter(({ thread_ts }) => !thread_ts);
  const texts = messages.map((message) => ({ text: JSON.stringify(message), at: message.received_at }));
  const slack = all.map(({ name }) => texts.filter(({ text }) => text.includes(name)).map(({ at }) => at));
  const email: number[][] = [];
  for (const { contact } of all)
    email.push((await world.outside.emails(contact)).map(({ received_at }) => received_at));
  const webhooks = all.map(({ integration_id }) => receiver.times.get(integration_id) ?? []);
  const times = { slack, email, webhooks };
  return {
    counts: { slack: counted(slack), email: counted(email), webhooks: counted(webhooks) },
    doubled: Object.entries(times).flatMap(([channel, of]) =>
      of.flatMap((at, n) =>
        at.length > 1 ? [{ channel, customer: all[n]!.name, at: at.toSorted((a, b) => a - b) }] : [],
      ),
    ),
  };
}

const counted = (times: number[][]): Counted => ({
  told: times.filter(({ length }) => length > 0).length,
  missed: times.filter(({ length }) => length === 0).length,
  doubled: times.reduce((sum, { length }) => sum + Math.max(0, length - 1), 0),
});
