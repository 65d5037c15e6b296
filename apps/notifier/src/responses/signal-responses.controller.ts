import { Database, one, rows } from '@linesman/persistence';
import { Caller, Clock, IsMoment, notFound, type Principal, Problem, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { chosenTime } from '../handling/chosen-time';
import { type Span, spans } from '../handling/until';
import type { ResponseAction, SignalResponse } from '../signals/signal-response.entity';
import type { TechCall } from '../signals/tech-call.entity';
import { RespondToSignal } from './respond-to-signal';
import { TechCalls } from './tech-calls';

export class RespondBody {
  /** For colleagues, who see it beside the signal. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}

export class AcknowledgeBody extends RespondBody {
  /** For how long nobody is reminded, on the clock of whom the signal is handled by. The severity decides where neither is given. */
  @IsOptional() @IsIn(spans) span?: Span;
  /** The same as a time to come, within 30 days. */
  @IsOptional() @IsMoment() until?: Date;
}

export class EndTechCallBody {
  /** Whether the call took place. `cancelled` cancels one that is still to come: both people get the cancellation. */
  @IsIn(['held', 'not_held', 'cancelled']) outcome: 'held' | 'not_held' | 'cancelled';
}

/** What the contact's link permits is not for others. */
export type TechCallView = Omit<TechCall, 'token'>;
const shown = 'signal_id, tenant_id, contact, csm, slots, starts_at, outcome, outcome_by, outcome_at, created_at';

@Roles('csm', 'tenant_admin', 'admin')
@Controller('risk-signals/:signal_id')
export class SignalResponsesController {
  constructor(
    private readonly responding: RespondToSignal,
    private readonly calls: TechCalls,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Who did what about a signal, in that order. */
  @Get('responses')
  async listResponses(
    @Caller() { tenantId }: Principal,
    @Param('signal_id', Uuid) id: string,
  ): Promise<{ items: SignalResponse[] }> {
    const select = 'select * from signal_responses where signal_id = $1 order by responded_at';
    const items = await this.database.inTenant(tenantId, (tx) => rows<SignalResponse>(tx, select, [id]));
    return { items };
  }

  /**
   * Nobody is reminded of the signal for a time. Answers with the acknowledgement that counts, also where another person made
   * it; made anew once it has ended, or where a time is given.
   */
  @Post('acknowledge')
  @HttpCode(200)
  acknowledge(
    @Caller() caller: Principal,
    @Param('signal_id', Uuid) id: string,
    @Body() { span, until, ...body }: AcknowledgeBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'acknowledge', body, chosenTime({ span, until }, this.clock.now()));
  }

  /** Emails the customer's technical contact what to do, once; again only where no email went out. Refused where the contact can do nothing about the problem. */
  @Post('send-fix-instructions')
  @HttpCode(200)
  sendFixInstructions(
    @Caller() caller: Principal,
    @Param('signal_id', Uuid) id: string,
    @Body() body: RespondBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'send_fix_instructions', body);
  }

  /** Offers the customer's technical contact three times for a call, once; again only where no email went out. Both are invited to the one that they choose. */
  @Post('schedule-tech-call')
  @HttpCode(200)
  scheduleTechCall(
    @Caller() caller: Principal,
    @Param('signal_id', Uuid) id: string,
    @Body() body: RespondBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'schedule_tech_call', body);
  }

  /** Tells the customer's technical contact that the provider is down, once; again only where no email went out. Refused where the fault is not the provider's. */
  @Post('tell-customer')
  @HttpCode(200)
  tellCustomer(
    @Caller() caller: Principal,
    @Param('signal_id', Uuid) id: string,
    @Body() body: RespondBody,
  ): Promise<SignalResponse> {
    return this.respond(caller, id, 'tell_customer', body);
  }

  /** The times that were offered for a call, the one that the contact chose, and what came of it. */
  @Get('tech-call')
  async getTechCall(@Caller() { tenantId }: Principal, @Param('signal_id', Uuid) id: string): Promise<TechCallView> {
    const select = `select ${shown} from tech_calls where signal_id = $1`;
    const call = await this.database.inTenant(tenantId, (tx) => one<TechCallView>(tx, select, [id]));
    if (!call) throw notFound('tech call');
    return call;
  }

  /** Records whether the call took place, or cancels it. The last answer counts; after a cancellation there is none. */
  @Post('tech-call/outcome')
  @HttpCode(200)
  async endTechCall(
    @Caller() { tenantId, name, email, subject }: Principal,
    @Param('signal_id', Uuid) id: string,
    @Body() { outcome }: EndTechCallBody,
  ): Promise<TechCallView> {
    const by = name ?? email ?? subject;
    const ended = await this.database.inTenant(tenantId, (tx) => this.calls.end(tx, id, outcome, by));
    if (!ended) throw notFound('tech call that was agreed on');
    const { token: _, ...call } = ended;
    return call;
  }

  private async respond(
    { tenantId: tenant_id, name, email, subject }: Principal,
    signal_id: string,
    action: ResponseAction,
    { note }: RespondBody,
    until?: Date | Span,
  ): Promise<SignalResponse> {
    const response = { action, actor: name ?? email ?? subject, actor_id: subject, note: note ?? null, email, until };
    const recorded = await this.responding.respond({ tenant_id, signal_id }, response);
    if (recorded === 'no_open_signal') throw notFound('open signal');
    if (recorded === 'does_not_help')
      throw new Problem(
        409,
        'does-not-help',
        'This does not help with the problem as it is now. Read the signal again.',
      );
    return recorded.response;
  }
}
