/** A message as it came from its stream, not yet understood. */
export interface IncomingMessage {
  /** The event's id (`Nats-Msg-Id`), or `<stream>:<sequence>` where the publisher gave none. */
  id: string;
  subject: string;
  body: string;
  headers: Record<string, string>;
  sentAt: Date;
  /** 1 on the first delivery. */
  attempt: number;
}
