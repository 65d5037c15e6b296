import type { SignalSnapshot } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import type { Signal } from '../signals/signal.entity';

export type OpenSignal = Signal & { snapshot: SignalSnapshot };

export interface SignalIds {
  tenant_id: string;
  signal_id: string;
}

/** Who acts. The address is absent where the place at which they act shows none. */
export interface Actor {
  name: string;
  email?: string;
  /** How the audit log knows them. */
  id: string;
}

/** Locks the signal. @returns nothing where it has ended. */
export async function lockOpen(tx: Tx, { signal_id }: SignalIds): Promise<OpenSignal | undefined> {
  const signal = await one<Signal>(tx, 'select * from signals where signal_id = $1 for update', [signal_id]);
  return signal?.state === 'open' && signal.snapshot && !signal.outage ? (signal as OpenSignal) : undefined;
}
