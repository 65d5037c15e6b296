import type { SchemaOwner } from '@linesman/contracts/topology';

export interface LetterRow {
  id: string;
  handler: string;
  message_id: string;
  subject: string;
  tenant_id: string | null;
  body: string;
  reason: string;
  stack: string | null;
  sent_at: string;
  created_at: string;
  replayed_at: string | null;
  replayed_by: string | null;
}

export interface WaitingRow {
  handler: string;
  waiting: number;
  oldest_at: string;
}

export interface LetterView extends LetterRow {
  service: SchemaOwner;
  /** The body, indented where it is JSON. */
  payload: string;
}

export const letterView =
  (service: SchemaOwner) =>
  (row: LetterRow): LetterView => ({ ...row, service, payload: indented(row.body) });

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
