import { type Cause, type Party, severities, type Severity, type SignalType } from '@linesman/contracts';
import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsUUID } from 'class-validator';

export class AllSignalsQuery extends PageQuery {
  /** `open` includes acknowledged signals, `resolved` includes withdrawn ones. */
  @IsOptional() @IsIn(['open', 'resolved']) status?: 'open' | 'resolved';
  @IsOptional() @IsUUID('loose') tenant_id?: string;
  @IsOptional() @IsIn(severities) severity?: Severity;
}

/** What staff need to know of a risk signal. Tenants, customers and integrations appear as ids only. */
export interface StaffSignalView {
  signal_id: string;
  tenant_id: string;
  integration_id: string;
  connection_code: string;
  signal_type: SignalType;
  severity: Severity;
  status: 'open' | 'acknowledged' | 'resolved' | 'withdrawn';
  cause: Cause | null;
  party_at_fault: Party;
  opened_at: Date;
  acknowledged_at: Date | null;
  resolved_at: Date | null;
}
