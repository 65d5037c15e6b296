import type { StaffSignalOpened } from '@linesman/contracts';
import { DELIVERIES_GIVEN_UP, DELIVERIES_LATE } from '../staff-signals/staff-message';
import { WITHIN_MINUTES } from './given-up.system';

/** A single mail server that takes an email at the second attempt is no reason to call staff. */
const LATE_MINUTES = 15;
/** Fewer may have had a reason of their own. */
const MANY = 5;

export interface ChannelState {
  channel: string;
  /** For how long its oldest delivery has been due. */
  oldest_seconds: number;
  /** Deliveries given up lately. */
  given_up: number;
}

export type Trouble = Pick<StaffSignalOpened, 'kind' | 'about' | 'title' | 'reason' | 'runbook'> & {
  lasts: boolean;
  /** For how long it has lasted. */
  seconds: number;
};

/** What may be wrong with a channel, and whether it is. */
export function troublesOf({ channel, oldest_seconds, given_up }: ChannelState): Trouble[] {
  const name = channel.charAt(0).toUpperCase() + channel.slice(1);
  return [
    {
      kind: DELIVERIES_LATE,
      about: channel,
      lasts: oldest_seconds > LATE_MINUTES * 60,
      seconds: oldest_seconds,
      title: `${name}: messages are late`,
      reason: `The oldest message that is to be sent on this channel has waited for ${Math.floor(oldest_seconds / 60)} minutes.`,
      runbook: 'LinesmanDeliveriesLate',
    },
    {
      kind: DELIVERIES_GIVEN_UP,
      about: channel,
      lasts: given_up >= MANY,
      seconds: 0,
      title: `${name}: messages are given up`,
      reason: `${given_up} messages were given up within ${WITHIN_MINUTES} minutes, each after several attempts.`,
      runbook: 'LinesmanDeliveriesFail',
    },
  ];
}
