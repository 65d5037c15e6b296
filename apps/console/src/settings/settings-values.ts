import { languages } from '@linesman/contracts';
import type { FormSchema } from '../forms/json-schema';
import { languageChoice } from '../forms/language-choice';
import { textOf } from '../pages/query-string';
import { readDigest } from './digest-fields';
import { readReminders } from './reminder-fields';
import { readPolicy } from './severity-fields';
import type { Settings } from '../upstream/answers';

/** The values of the form; texts are empty before somebody has saved settings. */
export interface SettingsValues extends Pick<
  Settings,
  | 'enabled_providers'
  | 'working_hours'
  | 'slack_integration_id'
  | 'slack_channel_id'
  | 'daily_summary'
  | 'reminders'
  | 'digest'
  | 'severity_policy'
> {
  product_name: string;
  mail_from: string;
  page_origins: string[];
  time_zone?: string;
  language?: Settings['language'];
}

export const speakingSchema: FormSchema = {
  required: ['product_name', 'mail_from'],
  properties: {
    product_name: {
      type: 'string',
      title: 'Product name',
      maxLength: 100,
      description: 'The name that your customers know. Every message contains it.',
    },
    mail_from: {
      type: 'string',
      format: 'email',
      title: 'Sender of emails',
      maxLength: 320,
      description: 'Replies go to this address.',
    },
    language: languageChoice(
      'Of emails to your customers’ people and of the pages behind their links, where their own language is not known. If empty, emails are in English.',
    ),
  },
};

export const zoneSchema: FormSchema = {
  properties: {
    time_zone: {
      type: 'string',
      title: 'Time zone',
      maxLength: 100,
      description: 'Such as Europe/Paris. UTC if empty.',
    },
  },
};

export const valuesOf = (row: Omit<Settings, 'version'>): SettingsValues => ({
  product_name: row.product_name ?? '',
  mail_from: row.mail_from ?? '',
  enabled_providers: row.enabled_providers,
  working_hours: row.working_hours,
  slack_integration_id: row.slack_integration_id,
  // People know its name. Saved unchanged, it stays the same channel.
  slack_channel_id: row.slack_channel_name ? `#${row.slack_channel_name}` : row.slack_channel_id,
  page_origins: row.page_origins ?? [],
  time_zone: row.time_zone,
  daily_summary: row.daily_summary,
  language: row.language,
  reminders: row.reminders,
  digest: row.digest,
  severity_policy: row.severity_policy,
});

export function readSettings(posted: Record<string, unknown>): SettingsValues {
  return {
    product_name: textOf(posted.product_name),
    mail_from: textOf(posted.mail_from),
    enabled_providers: textsOf(posted.enabled_providers),
    working_hours: {
      start_hour: Number(textOf(posted.start_hour)),
      end_hour: Number(textOf(posted.end_hour)),
      days: textsOf(posted.days).map(Number),
    },
    slack_integration_id: textOf(posted.slack_integration_id) || undefined,
    slack_channel_id: textOf(posted.slack_channel_id).trim() || undefined,
    page_origins: textOf(posted.page_origins)
      .split(/[\s,]+/)
      .filter(Boolean),
    time_zone: textOf(posted.time_zone) || undefined,
    daily_summary: summaryOf(posted),
    language: languages.find((one) => one === textOf(posted.language)),
    reminders: readReminders(posted),
    digest: readDigest(posted),
    severity_policy: readPolicy(posted),
  };
}

/** Nobody gets a summary where neither CSMs nor an administrator are chosen. */
function summaryOf(posted: Record<string, unknown>): SettingsValues['daily_summary'] {
  const admins = textOf(posted.summary_admins)
    .split(/[\s,;]+/)
    .filter(Boolean);
  const csms = posted.summary_csms === 'yes';
  return csms || admins.length > 0 ? { csms, admins } : undefined;
}

/** Checkboxes of one name send one text, or a list of texts. */
const textsOf = (posted: unknown): string[] => (Array.isArray(posted) ? posted : [posted]).map(textOf).filter(Boolean);
