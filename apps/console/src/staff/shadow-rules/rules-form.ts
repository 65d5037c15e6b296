import { fieldsOf } from '../../forms/fields-of';
import type { FormSchema } from '../../forms/json-schema';
import { type Refusal, unplaced } from '../../forms/refusal-of';

/** The names are those of `POST /v1/internal/shadow-rules`. The defaults are the rules in force. */
export const rulesSchema: FormSchema = {
  required: ['name', 'starts_at', 'ends_at', 'failures', 'of', 'successes_to_close', 'refusals', 'refused_seconds'],
  properties: {
    name: { type: 'string', title: 'Name', maxLength: 100, description: 'The same name again is its next version.' },
    starts_at: {
      type: 'string',
      format: 'date-time',
      title: 'Start',
      description: 'The observations from here on are played, at most 31 days ago.',
    },
    ends_at: {
      type: 'string',
      format: 'date-time',
      title: 'End',
      description: 'At most 30 days later. In the future, the rules are evaluated every hour until then.',
    },
    failures: { type: 'integer', title: 'Failures that open', minimum: 1, maximum: 10, default: 3 },
    of: { type: 'integer', title: 'Of so many calls of a part', minimum: 1, maximum: 10, default: 5 },
    successes_to_close: { type: 'integer', title: 'Successes that close', minimum: 1, maximum: 10, default: 2 },
    refusals: { type: 'integer', title: 'Refused webhooks', minimum: 1, maximum: 100, default: 5 },
    refused_seconds: { type: 'integer', title: 'Over so many seconds', minimum: 0, maximum: 86_400, default: 600 },
    tenant_id: { type: 'string', title: 'Tenant', maxLength: 100, description: 'The id of one. All if empty.' },
    severities: {
      type: 'array',
      title: 'Severities',
      description:
        'Rows such as {"is_critical": true, "arr_from": 0, "disconnected": "high", "degraded": "low"}; the first that matches decides. Those in force if empty.',
    },
  },
};

export function rulesFields(values: Record<string, unknown>, refusal?: Refusal) {
  const fields = fieldsOf(rulesSchema, { values, errors: refusal?.errors });
  const names = fields.map(({ name }) => name);
  return { fields, refusal: refusal && { ...refusal, unplaced: unplaced(refusal, names) } };
}
