import { type Cause, causeFacts, causes, type Remedy } from '@linesman/contracts';
import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from './config';
import { PROVIDERS } from './providers';

export const DEFAULT_SECONDS = 900;
export const DAY_SECONDS = 86_400;
const INTERVALS = 3;
const LEAST_WATCHED_SECONDS = 300;

const renewals: readonly Remedy[] = ['reconnect', 'enter_key', 'renew_certificate'];

/** No call succeeds before somebody enters new credentials, which are then probed at once. */
export const deadCauses: readonly Cause[] = causes.filter(
  (cause) => causeFacts[cause].stops_calls && renewals.includes(causeFacts[cause].remedy),
);

/** How often the integrations of a connection are probed while nothing is known to be wrong. */
@Injectable()
export class ProbeIntervals {
  private readonly seconds: Record<string, number>;
  /** By connection code, as JSON, for statements. */
  readonly json: string;

  constructor(@Inject(PROVIDERS) providers: Providers, { PROBE_INTERVALS }: StatusMonitorConfig) {
    const declared = [...providers].map(([code, { manifest }]) => [code, manifest.probe_interval_seconds] as const);
    this.seconds = { ...Object.fromEntries(declared), ...PROBE_INTERVALS };
    this.json = JSON.stringify(this.seconds);
  }

  of(connectionCode: string): number {
    return this.seconds[connectionCode] ?? DEFAULT_SECONDS;
  }

  /** For how long an observation says how an integration is: a few intervals, because a probe may be late. */
  watchedSeconds(connectionCode: string, cause?: Cause): number {
    const least = cause && deadCauses.includes(cause) ? INTERVALS * DAY_SECONDS : LEAST_WATCHED_SECONDS;
    return Math.max(INTERVALS * this.of(connectionCode), least);
  }
}
