import { consent } from '../../actors/consent.ts';
import { expect, waitFor } from '../../actors/wait-for.ts';
import type { Step } from '../story.ts';
import type { Storyline, World } from '../world.ts';
import { linkIn } from './disconnected.ts';
import { items, openSignals, slackText, verified } from './shared.ts';

type Pick = (world: World) => Storyline;

export const reconnected = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The contact follows the link in the email and reconnects; a probe verifies it',
  cause: async (world) => {
    const line = pick(world);
    expect(line.mail, 'there is an email');
    line.grantId = await consent(world.outside, line.connection, 'techcorp', linkIn(line.mail.text)!);
    line.brokenAt = Date.now();
  },
  see: async (world) => {
    const line = pick(world);
    await verified(world, line);
    const reconnects = await items(world, 'status-monitor', `/integration-events?integration_id=${line.integrationId}`);
    expect(
      reconnects.some((event) => event.event_type === 'reconnected'),
      'integration_events holds the reconnection',
    );
    return { detail: `${line.integrationName} is healthy again` };
  },
});

export const resolved = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The signal resolves',
  see: async (world) => {
    const line = pick(world);
    const event = await waitFor('risk_signal_resolved', world.patienceMs, () =>
      world.platform.find('risk_signal_resolved', (one) => one.subject === line.signalId),
    );
    expect(event.data.resolution === 'verified', 'it resolved because it was verified');
    expect((await openSignals(world, line)).length === 0, 'no signal is open');
    return { detail: 'risk_signal_resolved (verified)' };
  },
});

export const everybodyNotified = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The same Slack message is edited and answered in its thread, the email thread gets a closing email',
  see: async (world) => {
    const line = pick(world);
    expect(line.alert && line.mail, 'there was an alert');
    const { alert, mail } = line;
    const { edited, reply } = await waitFor('the edited message and its answer', world.patienceMs, async () => {
      const there = (await world.outside.slackMessages(0)).filter((message) => message.channel === alert.channel);
      const edited = there.find(
        (message) =>
          message.ts === alert.ts && message.edited && /resolved|reconnected/i.test(slackText(message.blocks)),
      );
      const reply = there.find((message) => message.thread_ts === alert.ts && message.ts !== alert.ts);
      return edited && reply && { edited, reply };
    });
    const closing = await waitFor('the closing email', world.patienceMs, async () =>
      (await world.outside.emails(world.contactEmail)).find(
        (one) => one.in_reply_to === mail.message_id && /^Re: /.test(one.subject) && one.text.includes('works again'),
      ),
    );
    return {
      detail: `thread: "${(reply.text || slackText(reply.blocks)).split('\n')[0]}"; email: "${closing.subject}"`,
      received: { who: `${world.csm.name} on Slack, edited`, what: slackText(edited.blocks) },
    };
  },
});

export const tasksClosed = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The task closes and the health score adjustment is taken back',
  see: async (world) => {
    const line = pick(world);
    const tasks = await waitFor('the tasks closed', world.patienceMs, async () => {
      const mine = (await items(world, 'notifier', `/tasks?customer_id=${world.customer.customer_id}`)).filter(
        (one) => one.signal_id === line.signalId,
      );
      return mine.length > 0 && mine.every((task) => task.status !== 'open') && mine;
    });
    await waitFor('the score restored', world.patienceMs, async () => {
      const mine = (
        await items(world, 'notifier', `/health-score-adjustments?customer_id=${world.customer.customer_id}`)
      ).filter((one) => one.signal_id === line.signalId);
      return mine.length === 2 && mine.reduce((sum, one) => sum + Number(one.adjustment), 0) === 0;
    });
    return { detail: `${tasks.length} task(s) closed; +10` };
  },
});
