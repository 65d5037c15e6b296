import { type Envelope, type ExecutionRequested, executionRequested } from '@linesman/contracts';
import { type CommandContext, OnCommand } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { Execute } from './execute';
import type { ExecutionRequest } from './ledger';
import { RefuseConflict } from './refuse-conflict';

@Controller()
export class OnExecutionRequested {
  constructor(
    private readonly execution: Execute,
    private readonly conflicts: RefuseConflict,
  ) {}

  @OnCommand(executionRequested)
  async handle(envelope: Envelope<ExecutionRequested>, { principal }: CommandContext): Promise<void> {
    const { deadline, ...asked } = envelope.data;
    const request: ExecutionRequest = {
      ...asked,
      tenant_id: envelope.tenantid,
      command_id: envelope.id,
      requested_by: principal.subject,
      requested_roles: principal.roles,
      permitted: principal.vouched === true,
      correlation_id: envelope.correlationid,
      ...(deadline ? { deadline: new Date(deadline) } : {}),
    };
    const { kind, row } = await this.execution.execute(request);
    if (kind === 'conflict') await this.conflicts.refuse(request, row);
    if (kind === 'in_progress') throw new Error(`execution ${row.execution_id} is in progress elsewhere`);
  }
}
