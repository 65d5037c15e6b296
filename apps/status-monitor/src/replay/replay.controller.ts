import { Clock, invalidFields, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ReplayQuery, type ReplayView } from './replay.dto';
import { Replays } from './replays.system';

const DAY_MS = 86_400_000;
const LONGEST_MS = 31 * DAY_MS;

/** For staff: any tenant's integration, by its id. */
@Roles('admin')
@Controller('internal/integrations/:integration_id/replay')
export class ReplayController {
  constructor(
    private readonly replays: Replays,
    private readonly clock: Clock,
  ) {}

  /** Plays the stored observations of an integration again, and compares the transitions with those that were stored. */
  @Get()
  get(@Param('integration_id', Uuid) id: string, @Query() query: ReplayQuery): Promise<ReplayView> {
    const to = query.to ?? this.clock.now();
    const from = query.from ?? new Date(to.getTime() - DAY_MS);
    const span = to.getTime() - from.getTime();
    if (span <= 0 || span > LONGEST_MS)
      throw invalidFields([{ field: 'from', message: 'must be before the end, by 31 days at most' }]);
    return this.replays.replay(id, { from, to });
  }
}
