import { IsMoment } from '@linesman/service-kit';
import { IsOptional } from 'class-validator';
import type { Replay } from './replay-integration';

export class ReplayQuery {
  /** One day before the end if absent; at most 31 days before the end. */
  @IsOptional() @IsMoment() from?: Date;
  /** Now if absent. */
  @IsOptional() @IsMoment() to?: Date;
}

/** What the stored observations of an integration lead to, beside what happened. Differences are a defect. */
export interface ReplayView extends Replay {
  integration_id: string;
  tenant_id: string;
  connection_code: string;
  from: Date;
}
