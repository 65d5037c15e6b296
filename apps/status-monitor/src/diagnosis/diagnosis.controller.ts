import type { SignalDiagnosis } from '@linesman/contracts';
import { Caller, notFound, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param } from '@nestjs/common';
import { Diagnose } from './diagnose';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('risk-signals')
export class DiagnosisController {
  constructor(private readonly diagnosing: Diagnose) {}

  /**
   * What is known of the problem now: the cause and how sure it is, what was tried, previous disconnections, the likely
   * fix, and whom it concerns. Where a service does not answer, `impact.not_known` says what is missing.
   */
  @Get(':signal_id/diagnosis')
  async get(@Param('signal_id', Uuid) id: string, @Caller() { tenantId }: Principal): Promise<SignalDiagnosis> {
    const found = await this.diagnosing.of(tenantId, id);
    if (!found) throw notFound('risk signal');
    return found;
  }
}
