import type { ExecutionError, Lease, LeaseAnswer, Observation } from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import type { Execution } from './execution.entity';
import { never, type Outcome } from './outcome';

type Asked = Pick<Execution, 'integration_id' | 'capability_code'>;
export type Leased = { lease: Lease } | { refused: Observation } | { unavailable: Outcome };

/** What asking for credentials came to. That it could not be asked is our fault, never the provider's. */
export async function leaseOutcome(row: Asked, asked_at: Date, answer: Promise<LeaseAnswer>): Promise<Leased> {
  try {
    const { lease, refused } = await answer;
    if (lease?.status === 'inactive') return { unavailable: switchedOff };
    if (lease?.status === 'error') return { unavailable: disconnected(lease) };
    if (lease) return { lease };
    if (refused) return { refused };
    return {
      unavailable: leaseFailed(row, asked_at, 'The integrations service gave neither credentials nor a reason.'),
    };
  } catch (error) {
    const status = error instanceof Problem ? error.getStatus() : 500;
    if (status === 409) return { unavailable: switchedOff };
    if (status === 404)
      return {
        unavailable: { kind: 'failed', error: never('integration_not_found', 'There is no such integration.') },
      };
    return { unavailable: leaseFailed(row, asked_at, 'The credentials of this integration could not be had.') };
  }
}

const switchedOff: Outcome = {
  kind: 'failed',
  error: never('integration_inactive', 'This integration is switched off, or was never connected.'),
};

/** Calling would only fail again; probes find out when it works, and then this copy hears of it. */
const disconnected = ({ status_reason }: Lease): Outcome => ({
  kind: 'failed',
  at_once: true,
  error: {
    class: 'transient',
    cause: 'busy',
    code: 'integration_disconnected',
    message: `This integration is disconnected. ${status_reason ?? ''}`.trim().slice(0, 1_000),
  },
});

function leaseFailed(row: Asked, asked_at: Date, message: string): Outcome {
  const error: ExecutionError = { class: 'transient', cause: 'lease_failed', code: 'lease_failed', message };
  return { kind: 'failed', error, observation: leaseFailure(row, asked_at, message) };
}

const leaseFailure = (row: Asked, asked_at: Date, message: string): Observation => ({
  integration_id: row.integration_id,
  source: 'execution',
  outcome: 'failure',
  cause: 'lease_failed',
  error_code: 'lease_failed',
  message,
  part: row.capability_code,
  started_at: asked_at.toISOString(),
  credential_version: 0,
});
