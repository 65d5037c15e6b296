import type { Observation } from '@linesman/contracts';

/** A call cannot begin after its report arrived. A sender whose clock is ahead would otherwise decide for as long. */
export const clampToReceipt = (observation: Observation, received_at: Date): Observation =>
  Date.parse(observation.started_at) > received_at.getTime()
    ? { ...observation, started_at: received_at.toISOString() }
    : observation;
