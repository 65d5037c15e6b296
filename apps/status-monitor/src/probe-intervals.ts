import { type Cause, causeFacts, causes, type Remedy } from '@linesman/contracts';
import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import { StatusMonitorConfig } from './config';
import { PROVIDERS } from './providers';

export const DAY_SECONDS = 86_400;
const DEFAULT_SECONDS = 900;
/** What is not critical is probed so many times less often. */
const SELDOM = 12;
const INTERVALS = 3;
const LEAST_WATCHED_SECONDS = 300;

/** Metadata are not among them: they may become right at their address. */
const renewals: readonly Remedy[] = ['reconnect', 'enter_key'];

/** No call succeeds before somebody enters new credentials, which are then probed at once. */
export const deadCauses: readonly Cause[] = causes.filter(
  (cause) => causeFacts[cause].stops_calls && renewals.includes(causeFacts[cause].remedy),
);

type Seconds = Record<string, number>;

/** How often the integrations of a connection are probed while nothing is known to be wrong. */
@Injectable()
export class ProbeIntervals {
  private readonly seconds: { critical: Seconds; others: Seconds };
  /** As JSON, for statements: whether critical, then the connection code. */
  readonly json: string;
  /** The connections that this process can probe. */
  readonly connectionCodes: string[];

  constructor(@Inject(PROVIDERS) providers: Providers, { PROBE_INTERVALS }: StatusMonitorConfig) {
    const declared = [...providers].map(([code, { manifest }]) => [code, manifest.probe_interval_seconds] as const);
    this.seconds = {
      critical: { ...Object.fromEntries(declared), ...PROBE_INTERVALS },
      others: {
        ...Object.fromEntries(declared.map(([code, seconds]) => [code, SELDOM * seconds])),
        ...PROBE_INTERVALS,
      },
    };
    this.connectionCodes = declared.map(([code]) => code);
    this.json = JSON.stringify(this.seconds);
  }

  of({ integration_type, is_critical }: Probed): number {
    return this.seconds[is_critical ? 'critical' : 'others'][integration_type] ?? DEFAULT_SECONDS;
  }

  /** For how long an observation says how an integration is: a few intervals, because a probe may be late. */
  watchedSeconds(probed: Probed, cause?: Cause): number {
    const least = cause && deadCauses.includes(cause) ? INTERVALS * DAY_SECONDS : LEAST_WATCHED_SECONDS;
    return Math.max(INTERVALS * this.of(probed), least);
  }
}

interface Probed {
  integration_type: string;
  is_critical: boolean;
}
