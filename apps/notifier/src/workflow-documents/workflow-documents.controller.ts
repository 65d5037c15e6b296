import { Database } from '@linesman/persistence';
import {
  Caller,
  EntityTag,
  type Expected,
  IfMatch,
  type Page,
  pageOf,
  PageQuery,
  placeOf,
  type Principal,
  Roles,
} from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { CheckOwn } from './check-own';
import type { WorkflowSummary, WorkflowVersion, WorkflowVersionWithSource, WorkflowView } from './own-workflow';
import { OwnWorkflows } from './own-workflows';
import { PreviewDocument, type PreviewedSignal } from './preview-document';
import { ReadWorkflows } from './read-workflows';
import {
  PreviewBody,
  RollBackBody,
  SourceBody,
  type ValidationView,
  WorkflowName,
  WorkflowVersionName,
} from './workflow-documents.dto';

/** The workflow documents of a tenant: those of Linesman, and its own. */
@Roles('tenant_admin')
@UseInterceptors(EntityTag)
@Controller('workflows')
export class WorkflowDocumentsController {
  constructor(
    private readonly database: Database,
    private readonly reading: ReadWorkflows,
    private readonly workflows: OwnWorkflows,
    private readonly checking: CheckOwn,
    private readonly previews: PreviewDocument,
  ) {}

  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() query: PageQuery): Promise<Page<WorkflowSummary>> {
    return pageOf(await this.reading.list(tenantId, query), query, ({ name }) => [name]);
  }

  /** What is wrong with a document, each with its line and column. Nothing is stored. */
  @Post('validate')
  @HttpCode(200)
  async validateWorkflow(@Caller() { tenantId }: Principal, @Body() { source }: SourceBody): Promise<ValidationView> {
    const { mistakes } = await this.database.inTenant(tenantId, (tx) => this.checking.check(tx, source));
    return { mistakes };
  }

  /** What a document would do for past signals, beside what was done for them. Nobody is told, and nothing is stored. */
  @Post('preview')
  @HttpCode(200)
  async previewWorkflow(
    @Caller() { tenantId }: Principal,
    @Body() body: PreviewBody,
  ): Promise<{ signals: PreviewedSignal[] }> {
    return { signals: await this.previews.preview(tenantId, body) };
  }

  /** The document in force, and the draft. */
  @Get(':workflow')
  get(@Caller() { tenantId }: Principal, @Param() { workflow: name }: WorkflowName): Promise<WorkflowView> {
    return this.reading.get(tenantId, name);
  }

  /** Stores a draft, also one with mistakes. It sets nothing in motion until it is published. */
  @Put(':workflow/draft')
  saveWorkflowDraft(
    @Caller() caller: Principal,
    @Param() { workflow: name }: WorkflowName,
    @Body() { source }: SourceBody,
    @IfMatch() expected: Expected,
  ): Promise<WorkflowView> {
    return this.workflows.saveDraft({ caller, name, expected }, source);
  }

  @Delete(':workflow/draft')
  @HttpCode(204)
  async deleteWorkflowDraft(
    @Caller() caller: Principal,
    @Param() { workflow: name }: WorkflowName,
    @IfMatch() expected: Expected,
  ): Promise<void> {
    await this.workflows.deleteDraft({ caller, name, expected });
  }

  /**
   * Puts the draft in force, in place of Linesman's document of the same name. Signals that open from now on get it. Runs
   * that have begun go on with the document that they began with.
   */
  @Post(':workflow/publish')
  @HttpCode(200)
  publish(
    @Caller() caller: Principal,
    @Param() { workflow: name }: WorkflowName,
    @IfMatch() expected: Expected,
  ): Promise<WorkflowView> {
    return this.workflows.publish({ caller, name, expected });
  }

  /** Puts a version in force that was published before, or Linesman's own document. A draft stays. */
  @Post(':workflow/roll-back')
  @HttpCode(200)
  rollBackWorkflow(
    @Caller() caller: Principal,
    @Param() { workflow: name }: WorkflowName,
    @Body() { document_version }: RollBackBody,
    @IfMatch() expected: Expected,
  ): Promise<WorkflowView> {
    return this.workflows.rollBack({ caller, name, expected }, document_version);
  }

  /** What was published, the newest first. Of each workflow 100 are kept, what is in force, and what kept runs began with. */
  @Get(':workflow/versions')
  async listWorkflowVersions(
    @Caller() { tenantId }: Principal,
    @Param() { workflow: name }: WorkflowName,
    @Query() query: PageQuery,
  ): Promise<Page<WorkflowVersion>> {
    const found = await this.reading.versions(tenantId, name, placeOf(query, 'time', 'code') ?? [], query.limit + 1);
    return pageOf(found, query, ({ published_at, document_version }) => [published_at, document_version]);
  }

  @Get(':workflow/versions/:document_version')
  getWorkflowVersion(
    @Caller() { tenantId }: Principal,
    @Param() { workflow: name, document_version }: WorkflowVersionName,
  ): Promise<WorkflowVersionWithSource> {
    return this.reading.version(tenantId, name, document_version);
  }
}
