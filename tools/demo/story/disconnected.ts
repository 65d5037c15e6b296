import { words } from '../../actors/consent.ts';
import { expect, waitFor } from '../../actors/wait-for.ts';
import type { Step } from '../story.ts';
import type { Storyline, World } from '../world.ts';
import { buttons, healthOf, items, openSignals, slackText } from './shared.ts';

type Pick = (world: World) => Storyline;

const statusChange = (world: World, line: Storyline, to: string) =>
  waitFor(`integration_status_changed to ${to}`, world.patienceMs, () =>
    world.platform.heard.findLast(
      (event) =>
        event.type === 'integration_status_changed' &&
        event.subject === line.integrationId &&
        event.data.new_status === to &&
        event.heard_at >= line.brokenAt,
    ),
  );

/** @param by the ways in which the monitor may have noticed: an execution's failure, a token refresh or a probe. */
export const detected = (name: string, pick: Pick, by: string[]): Step<World> => ({
  name,
  title: 'The monitor notices: health, events, status change, one risk signal',
  see: async (world) => {
    const line = pick(world);
    const change = await statusChange(world, line, 'disconnected');
    expect(
      by.includes(String(change.data.detected_by)),
      `detected by ${by.join(' or ')}, not by ${String(change.data.detected_by)}`,
    );
    line.statusChange = change;
    const health = await healthOf(world, line);
    expect(health?.status === 'disconnected' && health.failure_reason, 'integration_health says disconnected and why');
    const events = await items(world, 'status-monitor', `/integration-events?integration_id=${line.integrationId}`);
    expect(
      events.some((event) => event.event_type === 'auth_failure'),
      'integration_events holds the auth_failure',
    );
    const signals = await waitFor('one open risk signal', world.patienceMs, async () => {
      const open = await openSignals(world, line);
      return open.length > 0 && open;
    });
    expect(signals.length === 1, `one signal is open, not ${signals.length}`);
    line.signalId = String(signals[0]!.signal_id ?? signals[0]!.id);
    const ms = Math.round(Date.parse(change.time) - line.brokenAt);
    return {
      detail: `${String(change.data.failure_reason)} (${String(change.data.error_code)}), severity ${String(signals[0]!.severity)}`,
      ms: { detection: ms },
    };
  },
});

export const csmNotified = (
  name: string,
  pick: Pick,
  expected: (world: World, line: Storyline) => string[],
): Step<World> => ({
  name,
  title: 'The CSM receives a Slack message with context and buttons',
  see: async (world) => {
    const line = pick(world);
    const alert = await waitFor('the Slack message', world.patienceMs, async () =>
      (await world.outside.slackMessages(line.brokenAt)).find(
        (message) =>
          !message.thread_ts &&
          slackText(message.blocks).includes(line.integrationName) &&
          slackText(message.blocks).includes(world.customer.name),
      ),
    );
    const text = slackText(alert.blocks);
    for (const phrase of expected(world, line)) expect(text.includes(phrase), `the message says "${phrase}":\n${text}`);
    const labels = buttons(alert.blocks).map((button) => button.text);
    expect(
      ['Send Fix Instructions', 'Schedule Tech Call', 'View Integration Status'].every((label) =>
        labels.includes(label),
      ),
      `the message has its three buttons, not ${labels.join(', ')}`,
    );
    line.alert = alert;
    return {
      detail: `in the DM with ${world.csm.name}`,
      ms: { notification: Math.round(alert.received_at - line.brokenAt) },
      received: {
        who: `${world.csm.name} on Slack`,
        what: `${text}\n${labels.map((label) => `[${label}]`).join(' ')}`,
      },
    };
  },
});

export const alertSections =
  (previous: (line: Storyline) => string) =>
  (world: World, line: Storyline): string[] => [
    `Integration Disconnected: ${world.customer.name}`,
    line.integrationName,
    'DISCONNECTED',
    'Since',
    'Error',
    'Error Code',
    'Impact',
    'CRITICAL integration',
    'Customer Context',
    'ARR',
    '$200,000',
    'Bob Smith (IT Admin)',
    'Previous disconnection',
    previous(line),
    'Troubleshooting Steps',
    `Settings > Integrations > ${line.connectionName} > Reconnect`,
  ];

export const contactNotified = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'The technical contact receives an email with a reconnect link',
  see: async (world) => {
    const line = pick(world);
    const mail = await waitFor('the email', world.patienceMs, async () =>
      (await world.outside.emails(world.contactEmail)).find(
        (one) => one.received_at >= line.brokenAt && one.subject.includes(line.connectionName),
      ),
    );
    const product = world.tenant.settings.product_name;
    expect(
      mail.subject === `Action Required: Your ${line.connectionName} integration needs reauthorization`,
      `its subject, not "${mail.subject}"`,
    );
    for (const phrase of [
      'Hi Bob Smith',
      'has disconnected',
      'What happened',
      product,
      `Settings > Integrations > ${line.connectionName}`,
      'Reconnect',
      'reply to this email',
      `The ${product} Team`,
    ])
      expect(mail.text.includes(phrase), `the email says "${phrase}":\n${mail.text}`);
    expect(words(mail.html).includes(`Reconnect ${line.connectionName} Now`), 'the email has its button');
    expect(linkIn(mail.text), 'the email has a link');
    line.mail = mail;
    return {
      detail: `"${mail.subject}" to ${world.contactEmail}`,
      ms: { notification: Math.round(mail.received_at - line.brokenAt) },
      received: {
        who: 'Bob Smith by email',
        what: `Subject: ${mail.subject}\n\n${mail.text.replaceAll(/connect\/[\w-]+/g, 'connect/…')}`,
      },
    };
  },
});

export const linkIn = (text: string): string | undefined => /https?:\/\/\S+\/connect\/[\w-]+/.exec(text)?.[0];

const dueIn = (task: Record<string, unknown>): number =>
  (Date.parse(String(task.due_at)) - Date.parse(String(task.created_at))) / 3_600_000;

export const taskOpened = (name: string, pick: Pick): Step<World> => ({
  name,
  title: 'A task is open, due in four hours',
  see: async (world) => {
    const line = pick(world);
    expect(line.signalId !== '', 'there is a signal');
    const task = await waitFor('the task', world.patienceMs, async () =>
      (await items(world, 'notifier', `/tasks?customer_id=${world.customer.customer_id}`)).find(
        (one) => one.signal_id === line.signalId && one.status === 'open',
      ),
    );
    expect(
      task.title === `Integration disconnected: ${line.connectionName} for ${world.customer.name}`,
      `its title, not "${String(task.title)}"`,
    );
    expect(task.priority === 'critical', 'its priority is critical');
    expect(Math.abs(dueIn(task) - 4) < 0.02, `due in 4 hours, not ${dueIn(task)}`);
    return { detail: `"${String(task.title)}", critical` };
  },
});

export const scoreLowered = (name: string, pick: Pick): Step<World> => ({
  name,
  title: "The customer's health score falls by 10, because the integration is critical",
  see: async (world) => {
    const line = pick(world);
    const adjustment = await waitFor('the adjustment', world.patienceMs, async () =>
      (await items(world, 'notifier', `/health-score-adjustments?customer_id=${world.customer.customer_id}`)).find(
        (one) => one.signal_id === line.signalId && one.adjustment === -10,
      ),
    );
    return { detail: `-10: ${String(adjustment.reason)}` };
  },
});
