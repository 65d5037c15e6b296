import type { PreviewedRun } from '../preview/runs-of-signal';

export interface WorkflowReplayView {
  replay_id: string;
  workflow: string;
  /** Of the text that is played. */
  document_version: string;
  /** Whether it was the draft. */
  is_draft: boolean;
  /** The version that was in force when the replay was begun. Null where there was none. */
  in_force_version: string | null;
  since: Date;
  until: Date;
  state: 'waiting' | 'running' | 'done' | 'cancelled';
  /** Signals of that time. */
  signals: number;
  /** How many of them were played. */
  played: number;
  /** Those that one of the two texts is about. Only these are counted below. */
  about: number;
  /** Those of which nobody was told then, because of a silence or an outage, or because they ended first. They are left out. */
  silent: number;
  /** Those that could not be decided, with why the last one could not. */
  failed: number;
  failure: string | null;
  /** Those for which a step or a message differs. */
  differing: number;
  /**
   * Messages by the documents in force, and by the text that is played in the place of its document. What would come in one
   * digest is one message once the replay is done.
   */
  messages_now: number;
  messages_would: number;
  /** How many of these are digests. Counted when all signals are played. */
  digests_now: number;
  digests_would: number;
  created_by: string;
  created_at: Date;
  /** Null until it ends. */
  ended_at: Date | null;
}

export const viewColumns = `replay_id, workflow, document_version, is_draft, in_force_version, since, until, state, signals, played,
  about, silent, failed, failure, differing, messages_now, messages_would, digests_now, digests_would, created_by, created_at, ended_at`;

export const personChanges = ['more', 'fewer', 'as_many'] as const;

/** What the replay says of one person. */
export interface ReplayPersonView {
  person_id: string;
  /** For whom the messages are worded, such as `csm`. */
  audience: string;
  recipient: string;
  messages_now: number;
  messages_would: number;
  /** How many of these are digests. */
  digests_now: number;
  digests_would: number;
  /** Of how many signals the person would be notified who is not now, and of how many no longer, in a digest or alone. */
  added: number;
  removed: number;
  change: (typeof personChanges)[number];
}

/** A signal for which something differs. */
export interface ReplaySignalView {
  signal_id: string;
  opened_at: Date;
  integration_id: string | null;
  integration_name: string | null;
  customer_name: string | null;
  /** Runs of which a step differs: by the documents in force, and by the text that is played. */
  now: PreviewedRun[];
  would: PreviewedRun[];
  /** Messages to the person who is asked for. Null where nobody is. */
  messages_now: number | null;
  messages_would: number | null;
}
