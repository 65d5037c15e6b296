import type { FilterField } from './filter-fields';

/** When a run may begin: as a signal opens, as an open one changes, or at its end; as an outage begins, or at its end. */
export type Moment = 'opening' | 'change' | 'end' | 'outage' | 'outage_end';

export interface Begins {
  at: readonly Moment[];
  /** The only actions that have an effect then. */
  actions?: readonly string[];
  /** The only fields of the filter that something has then. */
  filter?: readonly FilterField[];
}

/** What is known of an outage. */
const ofOutage = ['integration_type', 'cause', 'party_at_fault'] as const;

/** The events that a document may name as its trigger. */
export const triggerEvents = {
  integration_status_changed: { at: ['opening', 'change'] },
  risk_signal_opened: { at: ['opening'] },
  risk_signal_updated: { at: ['change'] },
  // Whoever was told of the opening is told of the end anyway, and nothing would give points back.
  risk_signal_resolved: { at: ['end'], actions: ['create_task', 'create_staff_task'] },
  // People are told of an outage anyway, once. It has no customer, and so neither a contact nor a score.
  provider_outage_opened: { at: ['outage'], actions: ['create_task', 'send_webhook', 'wait'], filter: ofOutage },
  provider_outage_closed: { at: ['outage_end'], actions: ['create_task', 'send_webhook'], filter: ofOutage },
} as const satisfies Record<string, Begins>;

export type TriggerEvent = keyof typeof triggerEvents;

/** Whether it begins for outages, and not for signals. */
export const isOfOutages = (event: TriggerEvent): boolean => event.startsWith('provider_outage_');

export const momentsOf = (event: TriggerEvent): readonly Moment[] => triggerEvents[event].at;
