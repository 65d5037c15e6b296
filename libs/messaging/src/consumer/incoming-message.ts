/** A message as it came from its stream, not parsed yet. */
export interface IncomingMessage {
  /** `Nats-Msg-Id`, which is the event's id; `<stream>:<sequence>` where the publisher set none. */
  id: string;
  subject: string;
  body: string;
  headers: Record<string, string>;
  sentAt: Date;
  /** 1 on the first delivery. */
  attempt: number;
}
