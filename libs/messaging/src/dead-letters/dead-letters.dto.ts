import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class DeadLettersQuery extends PageQuery {
  @IsOptional() @IsString() @Length(1, 200) handler?: string;
  /** `false`: those that wait for a replay. */
  @IsOptional() @IsIn(['true', 'false']) replayed?: 'true' | 'false';
  @IsOptional() @IsUUID('loose') tenant_id?: string;
}

export interface DeadLetter {
  id: string;
  handler: string;
  message_id: string;
  subject: string;
  tenant_id: string | null;
  /** The first 20,000 characters of the message, with everything hidden that looks like a secret. */
  body: string;
  reason: string;
  stack: string | null;
  sent_at: Date;
  created_at: Date;
  replayed_at: Date | null;
  replayed_by: string | null;
}

/** Dead letters of one handler that wait for a replay. */
export interface WaitingDeadLetters {
  handler: string;
  waiting: number;
  oldest_at: Date;
}

/** A message that waits outside of its stream until it runs again. */
export interface DeferredMessage {
  id: string;
  handler: string;
  message_id: string;
  subject: string;
  tenant_id: string;
  sent_at: Date;
  created_at: Date;
  run_at: Date;
  /** 0: it has not failed, and waits for its tenant's or its provider's share of the workers. */
  failures: number;
  last_error: string | null;
}
