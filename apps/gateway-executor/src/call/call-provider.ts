import type { DailyRequests, Lease, Observation } from '@linesman/contracts';
import { Leases } from '@linesman/leases';
import { bytesOf, type Http, noVolume, ProviderError, readDailyRequests, type Volume } from '@linesman/provider-kit';
import { Clock, LOGGER } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Entry } from '../circuit/circuit';
import { Circuits } from '../circuit/circuits';
import { refusedCalls } from '../circuit/circuit-metrics';
import { endedOf } from './ended-of';
import type { Execution } from '../ledger/execution.entity';
import type { Failed, Outcome } from '../ledger/outcome';
import { brokenGateway, failedCall, withoutLease } from './failed-outcomes';
import type { Plan } from './plan-call';
import { LONGEST_REQUEST_MS, ProviderHttp, RateLimitReached, type Room } from './provider-http';
import { providerUnavailable, unusableLease } from './refusals';

interface Options {
  /** Without it one is leased. */
  lease?: Lease;
  /** Of the page to read. */
  cursor?: string;
  /** How the circuit was when the call was admitted. Without it, or for a trial, the circuit is asked. */
  entry?: Entry;
  /** For the first request. Without it, the rate limit is asked. */
  room?: Room;
}

interface Result {
  outcome: Outcome;
  /** The provider did not accept the credentials. */
  refused: boolean;
  started_at: string;
  credential_version: number;
}

/** Calls the gateway once, and once more with renewed credentials if the provider refused them. Never in a transaction. */
@Injectable()
export class CallProvider {
  constructor(
    private readonly leases: Leases,
    private readonly providerHttp: ProviderHttp,
    private readonly circuits: Circuits,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async call(row: Execution, plan: Plan, until: Date, { lease, ...options }: Options): Promise<Outcome> {
    const asked_at = this.clock.now().toISOString();
    // Of both calls, where the credentials of the first one were refused.
    const volume = noVolume();
    const { result, no_lease } = await this.leases.call(row, {
      lease,
      call: (leased) => this.callThroughCircuit(row, plan, leased, until, { ...options, volume }),
      isRefused: ({ refused }) => refused,
    });
    if (!no_lease) return result.outcome;
    if (!result) return withoutLease(row, no_lease, { started_at: asked_at });
    const { started_at, credential_version } = result;
    return withoutLease(row, no_lease, { started_at, credential_version });
  }

  private async callThroughCircuit(
    row: Execution,
    plan: Plan,
    lease: Lease,
    until: Date,
    { cursor, entry: seen, room, volume }: Omit<Options, 'lease'> & { volume: Volume },
  ): Promise<Result> {
    const { credential_version, connection_code } = lease;
    const unsent = (outcome: Failed): Result => ({
      outcome,
      refused: false,
      started_at: this.clock.now().toISOString(),
      credential_version,
    });
    const unusable = unusableLease(lease);
    if (unusable) return unsent(unusable);
    const entry = seen?.kind === 'closed' ? seen : await this.circuits.enter(row, lease);
    if (entry.kind === 'refused') {
      refusedCalls.inc({ connection: connection_code });
      return unsent(providerUnavailable(plan.provider.manifest, entry));
    }
    const result = await this.callGateway(row, plan, lease, until, { cursor, room, volume });
    await this.circuits.record(row, lease, entry, endedOf(result.outcome));
    return result;
  }

  private async callGateway(
    row: Execution,
    plan: Plan,
    lease: Lease,
    until: Date,
    { cursor, room, volume }: Pick<Options, 'cursor' | 'room'> & { volume: Volume },
  ): Promise<Result> {
    const { provider, capability } = plan;
    const started_at = this.clock.now().toISOString();
    const { credential_version } = lease;
    const ended = (outcome: Outcome, refused = false): Result => ({ outcome, refused, started_at, credential_version });
    const began = performance.now();
    const observe = (seen: Partial<Observation> & Pick<Observation, 'outcome'>): Observation => ({
      integration_id: row.integration_id,
      source: 'execution',
      part: capability.capability_code,
      latency_ms: Math.round((performance.now() - began) * 10) / 10,
      started_at,
      credential_version,
      ...(daily_requests && { daily_requests }),
      ...bytesOf(volume),
      ...seen,
    });
    let daily_requests: DailyRequests | undefined;
    let http_status: number | undefined;
    const send = this.providerHttp.http(row, provider.manifest, until, room);
    const http: Http = async (request) => {
      const response = await send({ ...request, volume });
      http_status = response.status;
      daily_requests = readDailyRequests(provider.manifest.daily_requests, response.headers) ?? daily_requests;
      return response;
    };
    try {
      const output = await provider.gateway({
        http,
        until,
        now: () => this.clock.now(),
        material: lease.material,
        config: lease.config,
        account_id: lease.account_id,
        capability_code: capability.capability_code,
        capability_version: capability.version,
        parameters: row.parameters,
        idempotency_key: row.execution_id,
        ...(cursor === undefined ? {} : { cursor }),
      });
      return ended({ kind: 'succeeded', output, observation: observe({ outcome: 'success', http_status }) });
    } catch (error) {
      if (error instanceof ProviderError) return ended(this.failed(error, observe, until), isCredentialRefusal(error));
      this.logger.error({ err: error, execution_id: row.execution_id }, 'a gateway threw an error of its own');
      return ended(brokenGateway(capability.kind));
    }
  }

  private failed(
    error: ProviderError,
    observe: (seen: Partial<Observation> & Pick<Observation, 'outcome'>) => Observation,
    until: Date,
  ): Failed {
    // The provider failed nothing, so there is nothing to observe.
    if (error instanceof RateLimitReached)
      return { ...failedCall(error, undefined), ...(error.unsent ? { unsent: true } : {}) };
    const { cause, code, message, http_status, missing_scope } = error.failure;
    const observation = observe({
      outcome: 'failure',
      cause,
      error_code: code,
      message,
      http_status,
      ...(missing_scope && { missing_scope }),
    });
    // If the caller's deadline ended the call early, the timeout says nothing about the provider.
    const endedEarly = cause === 'timeout' && this.clock.now() >= until && observation.latency_ms! < LONGEST_REQUEST_MS;
    return failedCall(error, endedEarly ? undefined : observation);
  }
}

const isCredentialRefusal = ({ failure: { cause } }: ProviderError): boolean =>
  cause === 'grant_revoked' || cause === 'api_key_rejected';
