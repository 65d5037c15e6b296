import type { Envelope } from '@linesman/contracts';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { DEFAULT_LIMIT, MOST_EVENTS, MOST_TYPES, MOST_WAIT_SECONDS, waitSignal } from './event-query';
import { FeedPositions } from './feed-positions.system';
import { HoldSubscription, type SubscriptionRef } from './hold-subscription';
import { ReadEvents } from './read-events';

const ASK_AGAIN_MS = 2_000;

export class SubscriptionName {
  @Matches(/^[A-Za-z0-9][\w.:-]{0,99}$/) name: string;
}

export class ConfirmBody {
  /** A random id of the process that reads. */
  @IsUUID() consumer: string;
  /** Where the last event stands that was handled. */
  @IsOptional() @Matches(/^\d{1,18}$/) done?: string;
  /** Whether another process may read the subscription now. */
  @IsOptional() @IsBoolean() release?: boolean;
}

export class TakeBody {
  /** A random id of the process that reads. */
  @IsUUID() consumer: string;
  /** Where the last event stands that was handled, or `next` if all of the answer before were. */
  @IsOptional() @Matches(/^\d{1,18}$/) done?: string;
  /** Only events of these types. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_TYPES)
  @Matches(/^[a-z][a-z0-9_.]{0,99}$/, { each: true })
  types?: string[];
  @IsInt() @Min(1) @Max(MOST_EVENTS) limit: number = DEFAULT_LIMIT;
  /** How long to wait for the first event, if there is none. */
  @IsInt() @Min(0) @Max(MOST_WAIT_SECONDS) wait_seconds: number = 0;
}

export interface TakenEvents {
  events: Envelope[];
  /** Where each event stands, in the same order. */
  places: string[];
  /** Up to here there is no other event that is wanted. */
  next: string;
  /** Another process reads the subscription, so there are no events here. */
  held_by_another: boolean;
  /** The subscription was not read for so long that events were deleted unread. */
  missed: boolean;
}

/** Subscriptions of a platform service by name. Linesman remembers how far each was handled. */
@Roles('service')
@Controller('event-subscriptions/:name')
export class EventSubscriptionsController {
  constructor(
    private readonly positions: FeedPositions,
    private readonly subscriptions: HoldSubscription,
    private readonly events: ReadEvents,
  ) {}

  /**
   * Takes the next events, and confirms those before them. A new name begins with what happens from now on. Of several
   * processes one reads; if it dies, another one does.
   */
  @Post('take')
  @HttpCode(200)
  async take(
    @Caller() caller: Principal,
    @Param() { name }: SubscriptionName,
    @Body() { consumer, done, types, limit, wait_seconds }: TakeBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TakenEvents> {
    const ref = refOf(caller, name);
    const { last, forgotten } = await this.positions.now();
    const { signal, gone } = waitSignal(wait_seconds, reply);
    const position = await this.subscriptions.take(ref, consumer, last, wait_seconds, done);
    if (position === undefined) {
      await pause(Math.min(ASK_AGAIN_MS, wait_seconds * 1_000), undefined, { signal }).catch(() => undefined);
      return { events: [], places: [], next: '0', held_by_another: true, missed: false };
    }
    const missed = position < forgotten;
    const after = missed ? forgotten : position;
    const page = await this.events.readOrWait(caller.tenantId, { after, types, limit }, signal);
    if (gone()) await this.subscriptions.confirm(ref, consumer, true);
    return { ...page, held_by_another: false, missed };
  }

  /** Confirms what was handled, and keeps the subscription for this process, or gives it to another one. */
  @Post('confirm')
  @HttpCode(204)
  async confirm(
    @Caller() caller: Principal,
    @Param() { name }: SubscriptionName,
    @Body() { consumer, done, release = false }: ConfirmBody,
  ): Promise<void> {
    await this.subscriptions.confirm(refOf(caller, name), consumer, release, done);
  }

  /** Ends a subscription. */
  @Delete()
  @HttpCode(204)
  async delete(@Caller() caller: Principal, @Param() { name }: SubscriptionName): Promise<void> {
    if (!(await this.subscriptions.delete(refOf(caller, name)))) throw notFound('subscription');
  }
}

const refOf = ({ tenantId, subject }: Principal, name: string): SubscriptionRef => ({
  tenant_id: tenantId,
  service: subject,
  name,
});
