import type { SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { settingsOf } from '../settings/settings-of';
import { contextOf, type WorkflowContext } from './workflow-context';

/** What expressions read of a signal as it is now. */
export const contextNow = async (
  tx: Tx,
  { tenant_id, snapshot }: { tenant_id: string; snapshot: SignalSnapshot },
): Promise<WorkflowContext> =>
  contextOf(snapshot, snapshot.customer ? '' : (await settingsOf(tx, tenant_id)).product_name);
