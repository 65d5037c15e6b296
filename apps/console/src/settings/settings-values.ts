import type { TenantSettings } from '@linesman/contracts';
import type { FormSchema } from '../forms/json-schema';
import { textOf } from '../pages/query-string';

/** As the integrations service shows them; nothing was set yet where there is no sender. */
export type SettingsRow = Partial<TenantSettings> & Pick<TenantSettings, 'enabled_providers' | 'working_hours'>;

export type SettingsValues = Pick<
  TenantSettings,
  'product_name' | 'mail_from' | 'enabled_providers' | 'working_hours' | 'slack_integration_id' | 'page_origins'
>;

export const speakingSchema: FormSchema = {
  required: ['product_name', 'mail_from'],
  properties: {
    product_name: {
      type: 'string',
      title: 'Product name',
      maxLength: 100,
      description: 'What your customers know you by: it stands in every message.',
    },
    mail_from: {
      type: 'string',
      format: 'email',
      title: 'Sender of mails',
      maxLength: 320,
      description: 'Replies go there, too.',
    },
  },
};

export const valuesOf = (row: SettingsRow): SettingsValues => ({
  product_name: row.product_name ?? '',
  mail_from: row.mail_from ?? '',
  enabled_providers: row.enabled_providers,
  working_hours: row.working_hours,
  slack_integration_id: row.slack_integration_id,
  page_origins: row.page_origins ?? [],
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
    page_origins: textOf(posted.page_origins)
      .split(/[\s,]+/)
      .filter(Boolean),
  };
}

/** What several boxes of one name send: one text, or a list of them. */
const textsOf = (posted: unknown): string[] => (Array.isArray(posted) ? posted : [posted]).map(textOf).filter(Boolean);
