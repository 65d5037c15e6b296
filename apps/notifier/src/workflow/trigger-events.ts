/** When a run may begin: as a signal opens, as an open one changes, or at its end. */
export type Moment = 'opening' | 'change' | 'end';

export interface Begins {
  at: readonly Moment[];
  /** The only actions that have an effect then. */
  actions?: readonly string[];
}

/** The events that a document may name as its trigger. */
export const triggerEvents = {
  integration_status_changed: { at: ['opening', 'change'] },
  risk_signal_opened: { at: ['opening'] },
  risk_signal_updated: { at: ['change'] },
  // Whoever was told of the opening is told of the end anyway, and nothing would give points back.
  risk_signal_resolved: { at: ['end'], actions: ['create_task', 'create_staff_task'] },
} as const satisfies Record<string, Begins>;

export type TriggerEvent = keyof typeof triggerEvents;

export const momentsOf = (event: TriggerEvent): readonly Moment[] => triggerEvents[event].at;
