import type { Colleague } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import {
  Caller,
  Clock,
  invalidFields,
  IsMoment,
  notFound,
  OneOrSeveral,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { AssignSignal } from './assign-signal';
import { chosenTime } from './chosen-time';
import { Colleagues } from './colleagues';
import type { Actor } from './open-signal';
import { readViews, type SignalHandlingView } from './read-views';
import { SnoozeSignal } from './snooze-signal';
import { type Span, spans } from './until';

export class HandlingQuery {
  /** One or several. */
  @OneOrSeveral()
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  signal_id: string[];
}

export class SnoozeBody {
  /** `worse`: until the problem gets worse. The others count on the clock of whom the signal is handled by. */
  @IsOptional() @IsIn([...spans, 'worse']) span?: Span | 'worse';
  /** The same as a time to come, within 30 days. */
  @IsOptional() @IsMoment() until?: Date;
}

export class AssignBody {
  /** Of a CSM of the tenant's customers, or of a person who has signed in. */
  @IsEmail() email: string;
}

export class ColleaguesQuery {
  /** Part of a name or an email address. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  @IsInt() @Min(1) @Max(100) @Type(() => Number) limit = 50;
}

@Roles('csm', 'tenant_admin', 'admin')
@Controller()
export class SignalHandlingController {
  constructor(
    private readonly database: Database,
    private readonly snoozing: SnoozeSignal,
    private readonly assigning: AssignSignal,
    private readonly colleagues: Colleagues,
    private readonly clock: Clock,
  ) {}

  /** Who handles signals, and until when they are acknowledged or snoozed. None for a signal that nobody was told of. */
  @Get('signal-handling')
  async list(
    @Caller() { tenantId }: Principal,
    @Query() { signal_id }: HandlingQuery,
  ): Promise<{ items: SignalHandlingView[] }> {
    const items = await this.database.inTenant(tenantId, (tx) => readViews(tx, signal_id, this.clock.now()));
    return { items };
  }

  /** Spares the caller reminders and changes of the signal for a time. Its end is told, and so is a critical problem that gets worse. */
  @Post('risk-signals/:signal_id/snooze')
  @HttpCode(200)
  async snooze(
    @Caller() caller: Principal,
    @Param('signal_id', Uuid) signal_id: string,
    @Body() { span, until }: SnoozeBody,
  ): Promise<SignalHandlingView> {
    const chosen = span === 'worse' ? span : chosenTime({ span, until }, this.clock.now());
    if (!chosen) throw invalidFields([{ field: 'span', message: 'is required where until is absent' }]);
    const ids = { tenant_id: caller.tenantId, signal_id };
    return this.shown(ids, await this.snoozing.snooze(ids, actorOf(caller), chosen));
  }

  /** Ends a snooze. */
  @Post('risk-signals/:signal_id/unsnooze')
  @HttpCode(200)
  async unsnooze(
    @Caller() caller: Principal,
    @Param('signal_id', Uuid) signal_id: string,
  ): Promise<SignalHandlingView> {
    const ids = { tenant_id: caller.tenantId, signal_id };
    return this.shown(ids, await this.snoozing.unsnooze(ids, actorOf(caller)));
  }

  /** Those to whom a signal can be assigned, by name. `q` narrows what is more than `limit`. */
  @Get('colleagues')
  async listColleagues(
    @Caller() { tenantId }: Principal,
    @Query() { q, limit }: ColleaguesQuery,
  ): Promise<{ items: Colleague[] }> {
    return { items: await this.colleagues.list(tenantId, q, limit) };
  }

  /** Gives the signal to a colleague, who is told and gets the reminders from now on. */
  @Post('risk-signals/:signal_id/assign')
  @HttpCode(200)
  async assign(
    @Caller() caller: Principal,
    @Param('signal_id', Uuid) signal_id: string,
    @Body() { email }: AssignBody,
  ): Promise<SignalHandlingView> {
    const assignee = await this.colleagues.withAddress(caller.tenantId, email);
    if (!assignee) throw notFound('colleague with this address');
    const ids = { tenant_id: caller.tenantId, signal_id };
    return this.shown(ids, await this.assigning.assign(ids, actorOf(caller), assignee));
  }

  private async shown(
    { tenant_id, signal_id }: { tenant_id: string; signal_id: string },
    open: boolean,
  ): Promise<SignalHandlingView> {
    const [view] = open
      ? await this.database.inTenant(tenant_id, (tx) => readViews(tx, [signal_id], this.clock.now()))
      : [];
    if (!view) throw notFound('open signal');
    return view;
  }
}

const actorOf = ({ name, email, subject }: Principal): Actor => ({
  name: name ?? email ?? subject,
  email,
  id: subject,
});
