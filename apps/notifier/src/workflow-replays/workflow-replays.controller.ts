import { Caller, type Page, PageQuery, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { WorkflowName } from '../workflow-documents/workflow-documents.dto';
import { BeginReplay } from './begin-replay';
import { ReadReplays } from './read-replays';
import type { ReplayPersonView, ReplaySignalView, WorkflowReplayView } from './replay';
import { NewReplay, ReplayInPath, ReplayPeopleQuery, ReplaySignalsQuery } from './workflow-replays.dto';

/** What another text of a workflow would have done for the signals of the last days. Nobody is told of them again. */
@Roles('tenant_admin')
@Controller('workflows/:workflow/replays')
export class WorkflowReplaysController {
  constructor(
    private readonly replays: ReadReplays,
    private readonly beginning: BeginReplay,
  ) {}

  /** Begins to play past signals with the draft, or with a version, beside what is in force. A workspace has one at a time. */
  @Post()
  @HttpCode(202)
  beginWorkflowReplay(
    @Caller() caller: Principal,
    @Param() { workflow }: WorkflowName,
    @Body() body: NewReplay,
  ): Promise<WorkflowReplayView> {
    return this.beginning.begin(caller, workflow, body);
  }

  /** The newest first. They are kept for 14 days. */
  @Get()
  listWorkflowReplays(
    @Caller() { tenantId }: Principal,
    @Param() { workflow }: WorkflowName,
    @Query() query: PageQuery,
  ): Promise<Page<WorkflowReplayView>> {
    return this.replays.list(tenantId, workflow, query);
  }

  /** How far it has come, and what it has found so far. */
  @Get(':replay_id')
  getWorkflowReplay(
    @Caller() { tenantId }: Principal,
    @Param() { workflow, replay_id }: ReplayInPath,
  ): Promise<WorkflowReplayView> {
    return this.replays.get({ tenantId, workflow, replayId: replay_id });
  }

  /** What it has found so far is kept. One that has ended stays as it is. */
  @Post(':replay_id/cancel')
  @HttpCode(200)
  cancelWorkflowReplay(
    @Caller() { tenantId }: Principal,
    @Param() { workflow, replay_id }: ReplayInPath,
  ): Promise<WorkflowReplayView> {
    return this.beginning.cancel({ tenantId, workflow, replayId: replay_id });
  }

  /** Who would be told more or less, those first for whom most changes. */
  @Get(':replay_id/people')
  listWorkflowReplayPeople(
    @Caller() { tenantId }: Principal,
    @Param() { workflow, replay_id }: ReplayInPath,
    @Query() query: ReplayPeopleQuery,
  ): Promise<Page<ReplayPersonView>> {
    return this.replays.people({ tenantId, workflow, replayId: replay_id }, query);
  }

  /** The signals for which a step or a message differs, the newest first. */
  @Get(':replay_id/signals')
  listWorkflowReplaySignals(
    @Caller() { tenantId }: Principal,
    @Param() { workflow, replay_id }: ReplayInPath,
    @Query() query: ReplaySignalsQuery,
  ): Promise<Page<ReplaySignalView>> {
    return this.replays.signals({ tenantId, workflow, replayId: replay_id }, query);
  }
}
