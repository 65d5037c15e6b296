import { Database } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { RespondBody } from './respond.body';
import { RespondToSignal } from './respond-to-signal';
import type { ResponseAction, SignalResponse } from './signal-response.entity';

@Roles('csm', 'tenant_admin', 'admin')
@Controller('risk-signals/:id')
export class RiskSignalsController {
  constructor(
    private readonly responding: RespondToSignal,
    private readonly database: Database,
  ) {}

  /** Who did what about a signal, in that order. */
  @Get('responses')
  async list(
    @Caller() { tenantId }: Principal,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<{ items: SignalResponse[] }> {
    const items = (await this.database.inTenant(tenantId, (tx) =>
      tx.query('select * from signal_responses where signal_id = $1 order by responded_at', [id]),
    )) as SignalResponse[];
    return { items };
  }

  /** Answers with the acknowledgement that stands, whoever made it. */
  @Post('acknowledge')
  @HttpCode(200)
  acknowledge(
    @Caller() caller: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RespondBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'acknowledge', body);
  }

  /** Mails the customer's technical contact what to do, once. */
  @Post('send-fix-instructions')
  @HttpCode(200)
  sendFixInstructions(
    @Caller() caller: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RespondBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'send_fix_instructions', body);
  }

  /** Invites the customer's technical contact to a call, once. */
  @Post('schedule-tech-call')
  @HttpCode(200)
  scheduleTechCall(
    @Caller() caller: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RespondBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'schedule_tech_call', body);
  }

  private async respond(
    { tenantId: tenant_id, name, email, subject }: Principal,
    signal_id: string,
    action: ResponseAction,
    { note }: RespondBody,
  ): Promise<SignalResponse> {
    const response = { action, actor: name ?? email ?? subject, actor_id: subject, note: note ?? null };
    const standing = await this.responding.respond({ tenant_id, signal_id }, response);
    if (!standing) throw notFound('open signal');
    return standing;
  }
}
