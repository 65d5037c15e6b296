import { Database, rows } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { IsOptional, IsString, Length } from 'class-validator';
import type { ResponseAction, SignalResponse } from '../signals/signal-response.entity';
import { RespondToSignal } from './respond-to-signal';

export class RespondBody {
  /** For colleagues, who see it beside the signal. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}

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
    const select = 'select * from signal_responses where signal_id = $1 order by responded_at';
    const items = await this.database.inTenant(tenantId, (tx) => rows<SignalResponse>(tx, select, [id]));
    return { items };
  }

  /** Answers with the first acknowledgement, also where another person made it. */
  @Post('acknowledge')
  @HttpCode(200)
  acknowledge(
    @Caller() caller: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RespondBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'acknowledge', body);
  }

  /** Emails the customer's technical contact what to do, once. */
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
    const recorded = await this.responding.respond({ tenant_id, signal_id }, response);
    if (!recorded) throw notFound('open signal');
    return recorded;
  }
}
