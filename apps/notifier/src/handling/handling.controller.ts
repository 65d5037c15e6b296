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
import { ArrayMaxSize, ArrayMinSize, IsIn, IsOptional, IsUUID } from 'class-validator';
import { chosenTime } from './chosen-time';
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

@Roles('csm', 'tenant_admin', 'admin')
@Controller()
export class HandlingController {
  constructor(
    private readonly database: Database,
    private readonly snoozing: SnoozeSignal,
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
    if (!chosen) throw invalidFields([{ field: 'span', message: 'is needed, or until' }]);
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
