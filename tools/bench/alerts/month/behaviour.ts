/**
 * How people behave: assumptions, not measurements. How long a repair takes in the simulated month follows from them, and so
 * does what nudges and reminders are worth. Shares are those of the people who do it after one message.
 */
export const behaviour = {
  contact: {
    /** Minutes of working time until a message is read, on average. */
    reads_after_minutes: 60,
    /** They open the link, by what the message is. */
    acts_on: { first: 0.45, nudge: 0.55, instructions: 0.5, other: 0.3 },
    /** Of those who open it, who also finish. The others stop on the way. */
    finishes: 0.6,
    /** Minutes from opening the link to the end. */
    takes_minutes: 10,
    /** A call of the CSM brings them to do it. */
    after_a_call: 0.5,
    /** On a working day, without any message. */
    by_themselves: 0.04,
  },
  csm: {
    reads_after_minutes: 15,
    /** They acknowledge, and then send instructions or call. */
    acts_on: { first: 0.5, reminder: 0.6, manager: 0.9 },
    /** Otherwise they call. */
    sends_instructions: 0.5,
  },
  staff: {
    /** Until our own fault is repaired, at any hour. */
    repairs_within_minutes: [30, 180],
  },
} as const;
