import { expect, waitFor } from '../../actors/wait-for.ts';
import type { Step } from '../story.ts';
import type { World } from '../world.ts';
import { buttons, items, openSignals, slackText } from './shared.ts';

/** Counts everything that people could notice about this customer. */
async function outsideOf(
  world: World,
): Promise<{ slack: number; mails: number; tasks: number; adjustments: number; signals: number }> {
  const of = (list: unknown[]): number => list.length;
  const about = (await world.outside.slackMessages(world.since)).filter((message) =>
    slackText(message.blocks).includes(world.customer.name),
  );
  return {
    slack: of(about),
    mails: of(await world.outside.emails(world.contactEmail)),
    tasks: of(await items(world, 'notifier', `/tasks?customer_id=${world.customer.customer_id}`)),
    adjustments: of(
      await items(world, 'notifier', `/health-score-adjustments?customer_id=${world.customer.customer_id}`),
    ),
    signals: of(await openSignals(world, world.salesforce)),
  };
}

let before: Awaited<ReturnType<typeof outsideOf>> | undefined;
let asked: string[] = [];

export const fiftyMore: Step<World> = {
  name: 'fifty-more',
  title: 'Fifty more failures of the same problem change nothing outside',
  cause: async (world) => {
    before = await outsideOf(world);
    asked = await Promise.all(
      Array.from({ length: 50 }, () =>
        world.platform.requestExecution({
          integration_id: world.salesforce.integrationId,
          capability_code: 'SYNC_CONTACTS',
          parameters: {},
        }),
      ),
    );
  },
  see: async (world) => {
    expect(asked.length === 50, 'fifty commands were sent');
    await waitFor('fifty execution_failed events', world.patienceMs, () =>
      asked.every((id) => world.platform.find('execution_failed', (event) => event.correlationid === id)),
    );
    const signal = await waitFor('the signal having counted them', world.patienceMs, async () => {
      const [open] = await openSignals(world, world.salesforce);
      return Number(open?.occurrences) >= 51 && open;
    });
    const after = await outsideOf(world);
    expect(
      JSON.stringify(after) === JSON.stringify(before),
      `nothing outside changed: ${JSON.stringify(before)} became ${JSON.stringify(after)}`,
    );
    return { detail: `the signal counts ${String(signal.occurrences)} occurrences; nobody was notified again` };
  },
};

const press = async (world: World, label: string): Promise<void> => {
  const { alert } = world.salesforce;
  expect(alert, 'there is an alert to click on');
  const [current] = (await world.outside.slackMessages(0)).filter(
    (message) => message.ts === alert.ts && message.channel === alert.channel,
  );
  const button = buttons(current!.blocks).find((one) => one.text === label);
  expect(button, `the button "${label}" is there`);
  const answer = await world.outside.click(alert, button.action_id, world.csm.id);
  expect(answer.status === 200, `Slack's click is answered with 200, not ${answer.status}`);
};

const emailThatSays = (world: World, phrase: string) =>
  waitFor(`an email that says "${phrase}"`, world.patienceMs, async () =>
    (await world.outside.emails(world.contactEmail)).find((mail) => mail.text.includes(phrase)),
  );

export const fixSent: Step<World> = {
  name: 'send-fix',
  title: 'The CSM presses "Send Fix Instructions"',
  cause: (world) => press(world, 'Send Fix Instructions'),
  see: async (world) => {
    const mail = await emailThatSays(world, 'Here is how to get your Salesforce integration');
    await waitFor(
      'the signal acknowledged',
      world.patienceMs,
      async () => (await openSignals(world, world.salesforce))[0]?.status === 'acknowledged',
    );
    return { detail: `"${mail.subject}" reached ${world.contactEmail}; the signal is acknowledged` };
  },
};

export const callOffered: Step<World> = {
  name: 'schedule-call',
  title: 'The CSM presses "Schedule Tech Call"',
  cause: (world) => press(world, 'Schedule Tech Call'),
  see: async (world) => {
    const mail = await emailThatSays(world, 'These times are free');
    const task = await waitFor('the task to call', world.patienceMs, async () =>
      (await items(world, 'notifier', `/tasks?customer_id=${world.customer.customer_id}`)).find((one) =>
        /call/i.test(String(one.title)),
      ),
    );
    return { detail: `"${mail.subject}" reached ${world.contactEmail}; task "${String(task.title)}"` };
  },
};

export const statusViewed: Step<World> = {
  name: 'view-status',
  title: 'The CSM follows "View Integration Status"',
  see: async (world) => {
    const { alert, integrationId } = world.salesforce;
    expect(alert, 'there is an alert');
    const link = buttons(alert.blocks).find((button) => button.text === 'View Integration Status')?.url;
    expect(
      link === `${world.run.origin}/integrations/${integrationId}`,
      `the link leads to the integration's page, not to ${link}`,
    );
    const { Browser } = await import('../../actors/browser.ts');
    const { signIn } = await import('../../actors/sign-in.ts');
    const page = await signIn(new Browser(), link, world.csm.persona);
    expect(
      page.status === 200 && page.html.includes(world.salesforce.integrationName),
      `the page shows the integration (it answered ${page.status})`,
    );
    expect(/disconnected/i.test(page.html), 'the page says that it is disconnected');
    return { detail: `${link} shows it to ${world.csm.name} after signing in` };
  },
};
