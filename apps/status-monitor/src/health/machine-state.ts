import type { Cause, EndReason, HealthStatus, Party } from '@linesman/contracts';
import type { WindowedCall } from './call-window';
import type { Endpoints } from './endpoint-state';
import type { Measured } from './measured';
import type { Mark } from './mark';
import type { KnownRequests, NearLimit } from './known-requests';

/** The part of what probes show, and of what people's logins show. */
export const PROBE_PART = 'probe';
export const SSO_PART = 'sso';

export interface Problem {
  cause: Cause;
  party: Party;
  /** Absent if it concerns no single part. */
  part?: string;
  /** Milliseconds since 1970. */
  since: number;
  /** Of syncs: when one last worked. */
  last_worked_at?: number;
  /** Of refused webhooks: how many, and what the endpoint answered to the last one. */
  failures?: number;
  http_status?: number;
  /** Of a missing permission: its name, where the provider said it. */
  missing_scope?: string;
  /** Of a limit that is near: how many requests are used. */
  requests?: { used: number; limit: number };
  /** Of a measured problem: what was measured, as a sentence. */
  reason?: string;
}

export interface Health {
  status: HealthStatus;
  cause?: Cause;
  party: Party;
  /** Empty while nothing works. */
  failing_parts: string[];
  /** The worst first. */
  problems: Problem[];
  /** Parts whose newest call succeeded, while others fail. */
  working_parts: string[];
}

export interface PartState {
  /** The newest refusal that concerns this part only. */
  failed?: Mark & { cause: Cause; missing_scope?: string };
  succeeded?: Mark;
  /** The newest problem of its schedule, and when the schedule last had none. */
  schedule_failed?: Mark & { cause: Cause };
  schedule_ended?: Mark;
  /** What a sync run could not read, as a sentence, and the newest run that read all. */
  unread?: Mark & { reason: string };
  all_read?: Mark;
  /** The newest calls that show whether the provider itself works. */
  calls?: WindowedCall[];
  /** The newest failure among them, which is kept when the window no longer holds it. */
  provider_failed?: Mark;
}

/** What the provider said of the scopes that a part needs: whether these credentials lack some. */
export type ToldScopes = Mark & { lacks: boolean; missing_scope?: string };

export interface AnnouncedEnd {
  credential_version: number;
  /** When it was said. Absent where only the newest end is known, from a snapshot. */
  at?: number;
  /** Absent if no end is known. */
  ends_at?: number;
}

/**
 * What is kept of all observations: maxima and bounded sets, which are the same in whatever order the observations
 * arrive. Health is derived from them, and is stored beside them so that a change can be noticed.
 */
export interface MachineState {
  /** The newest credentials that the integrations service announced. */
  credential_version: number;
  health: Health;
  /** The newest failure of each cause that opens at once. */
  failed: Partial<Record<Cause, Mark>>;
  succeeded?: Mark;
  refreshed?: Mark;
  /** By name; '' is for calls that named no part. */
  parts: Record<string, PartState>;
  endpoints: Endpoints;
  /** The newest measurement of each part. */
  measured?: Measured;
  /** By part, the newest first. Absent where the provider does not say what it granted, or nothing was ever missing. */
  scopes?: Record<string, ToldScopes[]>;
  /** When the credentials end: as the integrations service announced it, and as the newest probe found it. */
  ends?: { announced?: AnnouncedEnd; found?: Mark & { ends_at: number } };
  /** The end of which people are warned, since a time. Times are milliseconds since 1970. */
  expiring?: { ends_at: number; why: EndReason; since: number };
  /** What the provider said of the day's requests, and the warning that most of them are used. */
  requests?: KnownRequests;
  near_limit?: NearLimit;
}

export const initialState = (credential_version: number): MachineState => ({
  credential_version,
  health: { status: 'healthy', party: 'nobody', failing_parts: [], problems: [], working_parts: [] },
  failed: {},
  parts: {},
  endpoints: {},
});

/** New credentials close no problem until a call has succeeded with them. */
export const learnCredentials = (state: MachineState, version: number): MachineState =>
  version > state.credential_version ? { ...state, credential_version: version } : state;
