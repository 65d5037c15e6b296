import { fieldsOf } from '../../forms/fields-of';
import type { FormSchema } from '../../forms/json-schema';
import { readForm } from '../../forms/read-form';
import { type Refusal, unplaced } from '../../forms/refusal-of';
import type { Settings } from '../../upstream/answers';

/** Where staff are alerted. Its names are those of the errors of `PUT /tenant/settings`. */
export type AlertValues = Partial<Record<'staff_alerts.email' | 'staff_alerts.slack_id' | 'mail_from', string>>;

const schema: FormSchema = {
  required: ['mail_from'],
  properties: {
    'staff_alerts.slack_id': {
      type: 'string',
      title: 'Slack channel or user',
      maxLength: 100,
      description: 'The id, such as C0123456789, of the Slack workspace of the platform tenant.',
    },
    'staff_alerts.email': {
      type: 'string',
      format: 'email',
      title: 'Mailbox',
      maxLength: 320,
      description: 'Used where Slack cannot be reached, or is not set.',
    },
    mail_from: {
      type: 'string',
      format: 'email',
      title: 'Sender of emails',
      maxLength: 320,
      description: 'Replies go to this address.',
    },
  },
};

export const readAlerts = (posted: Record<string, unknown>): AlertValues => readForm(schema, posted).values;

export const valuesOf = ({ staff_alerts, mail_from }: Omit<Settings, 'version'>): AlertValues => ({
  'staff_alerts.slack_id': staff_alerts?.slack_id,
  'staff_alerts.email': staff_alerts?.email,
  mail_from,
});

/** All settings of the platform tenant, with the alerts as the form has them. */
export function withAlerts({ version: _, ...stored }: Settings, values: AlertValues) {
  const { 'staff_alerts.email': email, 'staff_alerts.slack_id': slack_id, mail_from = '' } = values;
  return {
    ...stored,
    product_name: stored.product_name ?? 'Linesman',
    mail_from,
    staff_alerts: email || slack_id ? { email, slack_id } : undefined,
  };
}

/** What the stored settings do, in a sentence, and whether anybody is notified at all. */
export function effectOf({ staff_alerts, slack_integration_id }: Settings): { reached: boolean; effect: string } {
  const { email, slack_id } = staff_alerts ?? {};
  const slack = slack_id && slack_integration_id ? slack_id : undefined;
  if (slack && email)
    return { reached: true, effect: `Alerts go to ${slack} in Slack, and to ${email} where Slack fails.` };
  if (slack) return { reached: true, effect: `Alerts go to ${slack} in Slack.` };
  if (email) return { reached: true, effect: `Alerts go to ${email}.` };
  return { reached: false, effect: 'Nobody is notified: what staff have to do is shown under Tasks only.' };
}

export function alertsPage(settings: Settings, values: AlertValues, refusal?: Refusal) {
  const fields = fieldsOf(schema, { values, errors: refusal?.errors });
  return {
    ...effectOf(settings),
    // The id is stored, and not used before an administrator of the platform tenant has chosen a workspace.
    without_workspace: !settings.slack_integration_id,
    fields,
    refusal: refusal && {
      ...refusal,
      unplaced: unplaced(
        refusal,
        fields.map(({ name }) => name),
      ),
    },
  };
}
