import { Caller, Clock, invalidFields, type Page, PageQuery, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { NewShadowRules, type ShadowRulesView, ShadowSignalsQuery, type ShadowSignalView } from './shadow-rules.dto';
import { ShadowRules } from './shadow-rules.system';

const DAY_MS = 86_400_000;
const LONGEST_MS = 30 * DAY_MS;
/** Observations are stored a little longer. */
const OLDEST_MS = 31 * DAY_MS;

/** For staff: rules that are judged by stored observations, beside those that are in force. They tell nobody. */
@Roles('admin')
@Controller('internal/shadow-rules')
export class ShadowRulesController {
  constructor(
    private readonly rules: ShadowRules,
    private readonly clock: Clock,
  ) {}

  /** Stores rules, the next version where the name is known, which are then evaluated. */
  @Post()
  add(@Body() added: NewShadowRules, @Caller() caller: Principal): Promise<ShadowRulesView> {
    const wrong = this.wrongIn(added);
    if (wrong) throw invalidFields([wrong]);
    return this.rules.add(added, caller.subject);
  }

  /** The newest first. */
  @Get()
  list(@Query() query: PageQuery): Promise<Page<ShadowRulesView>> {
    return this.rules.list(query);
  }

  @Get(':rules_id')
  get(@Param('rules_id', Uuid) id: string): Promise<ShadowRulesView> {
    return this.rules.get(id);
  }

  /** Removes the rules, and with them what they would have done. */
  @Delete(':rules_id')
  @HttpCode(204)
  remove(@Param('rules_id', Uuid) id: string): Promise<void> {
    return this.rules.remove(id);
  }

  /** The signals that the rules would have treated otherwise, with whom they would have told. The newest first. */
  @Get(':rules_id/signals')
  async listShadowSignals(
    @Param('rules_id', Uuid) id: string,
    @Query() query: ShadowSignalsQuery,
  ): Promise<Page<ShadowSignalView>> {
    await this.rules.get(id);
    return this.rules.signals(id, query);
  }

  private wrongIn({ starts_at, ends_at, failures, of, severities }: NewShadowRules) {
    const span = ends_at.getTime() - starts_at.getTime();
    if (span <= 0 || span > LONGEST_MS)
      return { field: 'ends_at', message: 'must be after the start, by 30 days at most' };
    if (starts_at.getTime() < this.clock.now().getTime() - OLDEST_MS)
      return { field: 'starts_at', message: 'must be 31 days ago at most' };
    if (failures > of) return { field: 'failures', message: 'must be at most the number of calls' };
    const whole = [true, false].every((one) => severities?.some((it) => it.is_critical === one && it.arr_from === 0));
    return severities && !whole ? { field: 'severities', message: 'must have a row from 0 for both kinds' } : undefined;
  }
}
