import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { RespondToSignal } from './respond-to-signal';
import type { SignalResponse } from './signal-response.entity';

@Roles('csm', 'tenant_admin', 'admin')
@Controller('risk-signals')
export class RiskSignalsController {
  constructor(private readonly responding: RespondToSignal) {}

  /** Answers with the acknowledgement that stands, whoever made it. */
  @Post(':id/acknowledge')
  @HttpCode(200)
  async acknowledge(@Caller() caller: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<SignalResponse> {
    const actor = caller.name ?? caller.email ?? caller.subject;
    const response = { action: 'acknowledge' as const, actor, actor_id: caller.subject };
    const standing = await this.responding.respond({ tenant_id: caller.tenantId, signal_id: id }, response);
    if (!standing) throw notFound('open signal');
    return standing;
  }
}
