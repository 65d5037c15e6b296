import type { Envelope } from './contracts.generated';

/** What happens while nobody waits for an answer. */
export type Notice = {
  /** A sentence for a log. */
  message: string;
} & (
  | {
      /** The connection to NATS is lost, and the client reconnects for ever; or it is back. */
      type: 'disconnected' | 'reconnected';
    }
  | {
      /** NATS refuses the user or its password. The client goes on trying. */
      type: 'password_refused';
      error: Error;
    }
  | {
      /** A handler threw. It gets the event again. */
      type: 'handler_failed';
      subscription: string;
      event: Envelope;
      error: unknown;
    }
  | {
      /** The subscription could not be read. It is read again. */
      type: 'not_read';
      subscription: string;
      error: unknown;
    }
  | {
      /** The subscription was not read for so long that events were deleted unread. */
      type: 'events_missed';
      subscription: string;
    }
);

export type TakeNotice = (notice: Notice) => void;

export const warn: TakeNotice = (notice) => {
  const cause = 'error' in notice ? [notice.error] : [];
  console.warn(`Linesman: ${notice.message}`, ...cause);
};
