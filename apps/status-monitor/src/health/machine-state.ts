import type { Cause, HealthStatus, Party } from '@linesman/contracts';
import type { WindowedCall } from './call-window';
import type { Deliveries } from './delivery-streak';
import type { Mark } from './mark';

export interface Health {
  status: HealthStatus;
  cause?: Cause;
  party: Party;
  failing_parts: string[];
}

export interface PartState {
  failed?: Mark & { cause: Cause };
  succeeded?: Mark;
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
  calls: WindowedCall[];
  deliveries: Deliveries;
}

export const initialState = (credential_version: number): MachineState => ({
  credential_version,
  health: { status: 'healthy', party: 'nobody', failing_parts: [] },
  failed: {},
  parts: {},
  calls: [],
  deliveries: { refused: {} },
});

/** New credentials close no problem until a call has succeeded with them. */
export const learnCredentials = (state: MachineState, version: number): MachineState =>
  version > state.credential_version ? { ...state, credential_version: version } : state;
