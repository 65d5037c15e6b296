import { afterCommit, changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ClaimExecution } from '../ledger/claim-execution';
import type { Execution, ExecutionStatus } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import type { ParkedLine } from '../ledger/parked-line.entity';
import { TellParked } from '../ledger/tell-parked';
import { decideNext } from './decide-next';
import { parkedTotal } from './parked-total';

/** A row that another attempt follows, or whose process died, ends while nobody looks. */
const LOOK_AGAIN_MS = 1_000;

export type LineKey = Pick<ParkedLine, 'tenant_id' | 'integration_id'>;

/** Counts the end of the released execution of an integration, and claims the next one for this process. */
@Injectable()
export class ReleaseNext {
  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
    private readonly claims: ClaimExecution,
    private readonly telling: TellParked,
    private readonly clock: Clock,
  ) {}

  /** @returns the claimed row; nothing while none can be released. */
  release({ tenant_id, integration_id }: LineKey): Promise<Execution | undefined> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const line = await one<ParkedLine>(
        tx,
        'select * from parked_lines where tenant_id = $1 and integration_id = $2 for update',
        [tenant_id, integration_id],
      );
      if (!line) return undefined;
      const current = await statusOf(tx, line.current_execution_id);
      const next = decideNext({ ...line, current });
      if (next.kind === 'wait') return void (await this.save(tx, line, LOOK_AGAIN_MS));
      const after = { ...line, ...countedIn(line, current), current_execution_id: null };
      if (next.kind === 'rest') return void (await this.save(tx, { ...after, looks: line.looks + 1 }, next.in_ms));
      const released = next.kind === 'release' ? await this.claim(tx, line) : undefined;
      const saved = released ? { ...after, current_execution_id: released.execution_id } : after;
      await this.save(tx, saved, released && LOOK_AGAIN_MS);
      await this.telling.tell(tx, saved);
      if (released) afterCommit(tx, () => parkedTotal.inc({ connection: released.connection_code, what: 'released' }));
      return released;
    });
  }

  private async claim(tx: Tx, { tenant_id, integration_id }: LineKey): Promise<Execution | undefined> {
    const first = await one<Pick<Execution, 'execution_id' | 'capability_code'>>(
      tx,
      `select execution_id, capability_code from executions
       where tenant_id = $1 and integration_id = $2 and status = 'parked'
       order by accepted_at, execution_id limit 1 for update`,
      [tenant_id, integration_id],
    );
    return (
      first &&
      one<Execution>(
        tx,
        `update executions set status = 'requested', owner = $2, attempts = attempts + 1,
           lease_until = clock_timestamp() + make_interval(secs => $3), deadline = clock_timestamp() + make_interval(secs => $4)
         where execution_id = $1 and status = 'parked' returning *`,
        [
          first.execution_id,
          this.ledger.owner,
          this.ledger.leaseSeconds,
          this.claims.usualSeconds(first.capability_code),
        ],
      )
    );
  }

  /** @param in_ms when it is looked at again; without it, after the next news of the integration. */
  private async save(tx: Tx, line: ParkedLine, in_ms: number | undefined): Promise<void> {
    const { tenant_id, integration_id, current_execution_id, looks, succeeded, failed, unknown } = line;
    const look_at = in_ms === undefined ? null : new Date(this.clock.now().getTime() + in_ms);
    await changed(
      tx,
      `update parked_lines set current_execution_id = $3, looks = $4, look_at = $5, succeeded = $6, failed = $7, unknown = $8
       where tenant_id = $1 and integration_id = $2`,
      [tenant_id, integration_id, current_execution_id, looks, look_at, succeeded, failed, unknown],
    );
  }
}

async function statusOf(tx: Tx, execution_id: string | null): Promise<ExecutionStatus | undefined> {
  if (!execution_id) return undefined;
  const row = await one<Pick<Execution, 'status'>>(tx, 'select status from executions where execution_id = $1', [
    execution_id,
  ]);
  return row?.status;
}

/** The counts with the end of the execution that was released. */
function countedIn(line: ParkedLine, current: ExecutionStatus | undefined): Partial<ParkedLine> {
  if (current !== 'succeeded' && current !== 'failed' && current !== 'unknown') return {};
  return { [current]: line[current] + 1 };
}
