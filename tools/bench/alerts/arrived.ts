import type { World } from '../../demo/world.ts';
import type { Watched } from './customers.ts';
import type { startReceiver } from './outside-world.ts';

interface Counted {
  told: number;
  missed: number;
  doubled: number;
}

/** How often each signal was told on each channel, as the receivers saw it. */
export async function arrivedOf(
  world: World,
  all: Watched[],
  { since, receiver }: { since: number; receiver: Awaited<ReturnType<typeof startReceiver>> },
): Promise<{ slack: Counted; email: Counted; webhooks: Counted }> {
  // Replies belong to a message that is counted.
  const messages = (await world.outside.slackMessages(since)).filter(({ thread_ts }) => !thread_ts);
  const texts = messages.map((message) => JSON.stringify(message));
  const slack = all.map(({ name }) => texts.filter((text) => text.includes(name)).length);
  const email: number[] = [];
  for (const { contact } of all) email.push((await world.outside.emails(contact)).length);
  const webhooks = all.map(({ integration_id }) => receiver.times.get(integration_id) ?? 0);
  return { slack: counted(slack), email: counted(email), webhooks: counted(webhooks) };
}

const counted = (times: number[]): Counted => ({
  told: times.filter((n) => n > 0).length,
  missed: times.filter((n) => n === 0).length,
  doubled: times.reduce((sum, n) => sum + Math.max(0, n - 1), 0),
});
