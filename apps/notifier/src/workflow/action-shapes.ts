import { taskPriorities } from '@linesman/contracts';
import type { ValueType } from './expression';

interface Field {
  type: ValueType;
  optional?: true;
  /** Checked when the document is loaded if the value is a literal, and again when it was evaluated. */
  oneOf?: readonly (string | boolean)[];
}

/** What a workflow's steps can do, and the configuration each takes. */
export const actionShapes = {
  analyze_integration_criticality: {
    customer_id: { type: 'string' },
    integration_type: { type: 'string' },
  },
  slack_dm: {
    message_template: { type: 'string', oneOf: ['integration_disconnected_alert'] },
    urgency: { type: 'string', optional: true },
    include_troubleshooting: { type: 'bool', optional: true },
  },
  send_email: {
    to: { type: 'string' },
    template: { type: 'string', oneOf: ['integration_disconnected_customer'] },
    // Nobody is asked yet, so a document that wants to be asked must not run unasked.
    requires_approval: { type: 'bool', optional: true, oneOf: [false] },
  },
  create_task: {
    title: { type: 'string' },
    due_date_offset_hours: { type: 'number' },
    priority: { type: 'string', oneOf: taskPriorities },
  },
  update_health_score: {
    adjustment: { type: 'number' },
    reason: { type: 'string' },
  },
} as const satisfies Record<string, Record<string, Field>>;

export type ActionName = keyof typeof actionShapes;
export type ActionShape = Record<string, Field>;
export const isAction = (name: unknown): name is ActionName => typeof name === 'string' && name in actionShapes;
