import { fieldsOf } from '../forms/fields-of';
import { type Refusal, unplaced } from '../forms/refusal-of';
import type { ConcurrentChange } from '../forms/concurrent-changes';
import type { SlackChoice } from './slack-choices';
import { shownDigest } from './digest-fields';
import { reminderRows } from './reminder-fields';
import { policyTables } from './severity-fields';
import { type SettingsValues, speakingSchema, zoneSchema } from './settings-values';

export interface SettingsForm {
  choices: {
    connections: { connection_code: string; display_name: string }[];
    slack: SlackChoice[];
  };
  etag?: string;
  opened: Partial<SettingsValues>;
  values: SettingsValues;
  refusal?: Refusal;
  concurrent?: ConcurrentChange[];
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const groups = [
  'working_hours',
  'enabled_providers',
  'slack_integration_id',
  'slack_channel_id',
  'page_origins',
  'daily_summary',
  'reminders',
  'digest',
  'severity_policy',
] as const;

export function settingsPage({ choices, etag, opened, values, refusal, concurrent }: SettingsForm) {
  const { working_hours, enabled_providers, slack_integration_id, page_origins, daily_summary, reminders } = values;
  const fields = fieldsOf(speakingSchema, { values: { ...values }, errors: refusal?.errors });
  const of_zone = fieldsOf(zoneSchema, { values: { ...values }, errors: refusal?.errors });
  const errorOf = (group: string) =>
    refusal?.errors.find(({ field }) => field === group || field.startsWith(`${group}.`))?.message;
  return {
    etag,
    opened: JSON.stringify(opened),
    fields,
    of_zone,
    days: days.map((name, at) => ({ name, day: at + 1, checked: working_hours.days.includes(at + 1) })),
    hours: hourChoices(0, 23, working_hours.start_hour),
    end_hours: hourChoices(1, 24, working_hours.end_hour),
    providers: choices.connections.map((one) => ({
      ...one,
      checked: enabled_providers.includes(one.connection_code),
    })),
    slack: choices.slack.map((one) => ({ ...one, chosen: one.integration_id === slack_integration_id })),
    slack_channel_id: values.slack_channel_id,
    page_origins: page_origins?.join('\n'),
    daily_summary: { csms: false, ...daily_summary, admins: daily_summary?.admins.join('\n') },
    reminders: reminderRows(reminders),
    digest: shownDigest(values.digest),
    severity: {
      tables: policyTables(values.severity_policy, refusal?.errors),
      error: refusal?.errors.find(({ field }) => field === 'severity_policy')?.message,
    },
    errors: Object.fromEntries(groups.map((group) => [group, errorOf(group)])),
    concurrent: concurrent?.map((one) => ({ ...one, label: labels[one.field] ?? one.field })),
    refusal: refusal && {
      ...refusal,
      unplaced: unplaced(refusal, [...groups, ...[...fields, ...of_zone].map(({ name }) => name)]),
    },
  };
}

const hourChoices = (first: number, last: number, chosen: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => {
    const hour = first + at;
    return { hour, label: `${String(hour).padStart(2, '0')}:00`, chosen: hour === chosen };
  });

const labels: Record<string, string> = {
  product_name: 'Product name',
  mail_from: 'Sender',
  enabled_providers: 'Calls to action',
  working_hours: 'Working hours',
  slack_integration_id: 'Slack',
  slack_channel_id: 'Slack channel',
  page_origins: 'Pages',
  time_zone: 'Time zone',
  language: 'Language',
  daily_summary: 'Daily summary',
  reminders: 'Reminders',
  digest: 'Digests',
  severity_policy: 'Severity',
};
