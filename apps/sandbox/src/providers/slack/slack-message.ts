export interface Block {
  type: string;
  block_id?: string;
  [field: string]: unknown;
}

export interface SlackMessage {
  team: string;
  channel: string;
  ts: string;
  thread_ts?: string;
  user: string;
  bot_id: string;
  text: string;
  blocks: Block[];
  metadata?: { event_type: string; event_payload: unknown };
  /** Epoch in milliseconds with a fraction. */
  received_at: number;
  edited?: { user: string; ts: string };
  edits: number;
  /** Seen by this user only. */
  ephemeral_to?: string;
}
