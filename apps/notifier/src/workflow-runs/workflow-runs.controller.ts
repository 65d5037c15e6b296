import { Database } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IsOptional, IsString, Length } from 'class-validator';
import { ChangeRun } from './change-run';
import { DecideStep } from './decide-step';
import { ReadRun, type RunWithSteps } from './read-run';
import { listRuns, RunQuery, type RunView } from './workflow-runs.query';

export class RunBody {
  /** Why; it is kept in the audit log. */
  @IsOptional() @IsString() @Length(1, 1_000) note?: string;
}

/** What workflows did for signals, and what they wait for. */
@Roles('csm', 'tenant_admin', 'admin')
@Controller('workflow-runs')
export class WorkflowRunsController {
  constructor(
    private readonly database: Database,
    private readonly runs: ReadRun,
    private readonly changing: ChangeRun,
    private readonly deciding: DecideStep,
  ) {}

  /** The newest first. */
  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() query: RunQuery): Promise<Page<RunView>> {
    const [place_us, place_id] = placeOf(query, 'bigint', 'uuid') ?? [];
    const found = await this.database.inTenant(tenantId, (tx) => listRuns(tx, tenantId, query, [place_us, place_id]));
    const { items, next_cursor } = pageOf(found, query, (row) => [row.place_us, row.workflow_run_id]);
    return { items: items.map(({ place_us: _us, ...run }) => run), next_cursor };
  }

  /** One run with all steps of its document. */
  @Get(':workflow_run_id')
  get(@Caller() { tenantId }: Principal, @Param('workflow_run_id', Uuid) id: string): Promise<RunWithSteps> {
    return this.database.inTenant(tenantId, (tx) => this.runs.read(tx, id));
  }

  /** Ends a run. Its further steps do not act, and what it has not sent yet is not sent. What it did stays. */
  @Post(':workflow_run_id/cancel')
  @Roles('tenant_admin', 'admin')
  @HttpCode(204)
  cancel(
    @Caller() caller: Principal,
    @Param('workflow_run_id', Uuid) id: string,
    @Body() { note }: RunBody,
  ): Promise<void> {
    return this.changing.cancel(caller, id, note);
  }

  /** Goes on now with a run that waits for a time or its next attempt, and tries failed steps again. */
  @Post(':workflow_run_id/resume')
  @Roles('tenant_admin', 'admin')
  @HttpCode(204)
  resume(
    @Caller() caller: Principal,
    @Param('workflow_run_id', Uuid) id: string,
    @Body() { note }: RunBody,
  ): Promise<void> {
    return this.changing.resume(caller, id, note);
  }

  /** The run goes on with its further steps. A step that waits for a tenant admin is refused to a CSM. */
  @Post(':workflow_run_id/steps/:step_id/approve')
  @HttpCode(204)
  approve(
    @Caller() caller: Principal,
    @Param('workflow_run_id', Uuid) run_id: string,
    @Param('step_id', Uuid) step_id: string,
    @Body() { note }: RunBody,
  ): Promise<void> {
    return this.deciding.decide(caller, { run_id, step_id, decision: 'approved', note });
  }

  /** The run ends here: its further steps do not act. */
  @Post(':workflow_run_id/steps/:step_id/refuse')
  @HttpCode(204)
  refuse(
    @Caller() caller: Principal,
    @Param('workflow_run_id', Uuid) run_id: string,
    @Param('step_id', Uuid) step_id: string,
    @Body() { note }: RunBody,
  ): Promise<void> {
    return this.deciding.decide(caller, { run_id, step_id, decision: 'refused', note });
  }
}
