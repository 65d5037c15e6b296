import { type Envelope, type ExecutionRequested, executionRequested } from '@linesman/contracts';
import { type CommandContext, OnCommand } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { Admit, isAdmitted } from '../attempt/admit';
import type { ExecutionRequest } from '../ledger/execution-request';
import { RecordConflict } from '../ledger/record-conflict';
import { ExecuteOnce } from './execute-once';
import { KnownProviders } from './known-providers';
import { parkUntil } from './park-until';
import { WaitBehind } from './wait-behind';

@Controller()
export class OnExecutionRequested {
  constructor(
    private readonly admission: Admit,
    private readonly requests: ExecuteOnce,
    private readonly waiting: WaitBehind,
    private readonly conflicts: RecordConflict,
    private readonly providers: KnownProviders,
  ) {}

  @OnCommand(executionRequested)
  async handle(envelope: Envelope<ExecutionRequested>, { publisher, sentAt }: CommandContext): Promise<void> {
    const { deadline, park, park_until, on_behalf_of, ...requested } = envelope.data;
    const request: ExecutionRequest = {
      ...requested,
      tenant_id: envelope.tenantid,
      command_id: envelope.id,
      requested_by: on_behalf_of?.subject ?? publisher,
      requested_roles: on_behalf_of?.roles ?? ['service'],
      permitted: !on_behalf_of,
      correlation_id: envelope.correlationid,
      deadline: deadline ? new Date(deadline) : undefined,
      park_until: parkUntil({ park, park_until }, sentAt),
      accepted_at: sentAt,
    };
    const admission = await this.waiting.apply(request, await this.admission.admit(request));
    const connection_code = isAdmitted(admission) ? admission.lease.connection_code : admission.connection_code;
    if (connection_code) this.providers.see(request.integration_id, connection_code);
    const { kind, row } = await this.requests.executeOnce(request, admission);
    if (kind === 'conflict') await this.conflicts.record(request, row);
    // The command is delivered again, and finds the end or takes the execution over.
    if (kind === 'in_progress') throw new Error(`execution ${row.execution_id} is in progress in another process`);
  }
}
