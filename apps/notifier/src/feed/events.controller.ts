import type { Envelope } from '@linesman/contracts';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DEFAULT_LIMIT, MOST_EVENTS, MOST_TYPES, MOST_WAIT_SECONDS, refuseForgotten, waitSignal } from './event-query';
import { FeedPositions } from './feed-positions.system';
import { ReadEvents } from './read-events';

export class EventsQuery {
  /** `next` of the answer before; `now` for what happens from now on. If absent, the oldest events that are kept. */
  @IsOptional() @Matches(/^(now|\d{1,18})$/) after?: string;
  /** Only events of these types, separated by commas. */
  @IsOptional()
  @Transform(({ value }) => String(value).split(','))
  @ArrayMaxSize(MOST_TYPES)
  @Matches(/^[a-z][a-z0-9_.]{0,99}$/, { each: true })
  types?: string[];
  @Type(() => Number) @IsInt() @Min(1) @Max(MOST_EVENTS) limit: number = DEFAULT_LIMIT;
  /** How long to wait for the first event, if there is none. */
  @Type(() => Number) @IsInt() @Min(0) @Max(MOST_WAIT_SECONDS) wait_seconds: number = 0;
}

export interface EventsPage {
  /** In the order in which they were published. */
  events: Envelope[];
  /** Where to read on: send it as `after`. */
  next: string;
}

@Roles('service', 'tenant_admin')
@Controller('events')
export class EventsController {
  constructor(
    private readonly positions: FeedPositions,
    private readonly events: ReadEvents,
  ) {}

  /** What happened to the tenant in the last seven days, as whole envelopes. With `wait_seconds` it is a long poll. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Query() { after, types, limit, wait_seconds }: EventsQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventsPage> {
    const position = await this.positions.now();
    const start = after === undefined ? position.forgotten : after === 'now' ? position.last : BigInt(after);
    refuseForgotten(start, position);
    const { signal } = waitSignal(wait_seconds, reply);
    const { events, next } = await this.events.readOrWait(tenantId, { after: start, types, limit }, signal);
    return { events, next };
  }
}
