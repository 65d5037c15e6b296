/** The events that a document may name as its trigger. */
export const triggerEvents = {
  integration_status_changed: {},
} as const;

export type TriggerEvent = keyof typeof triggerEvents;
