import { one, type Tx } from '@linesman/persistence';
import { settingsOf } from '../settings/settings-of';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { type Handler, handlerOf } from '../signals/handler-of';
import type { SignalHandling } from '../signals/signal-handling.entity';
import type { OpenSignal } from './open-signal';

const NOBODY = { assignee: null, assignee_name: null };

/** Who handles a signal, with the settings of the tenant. */
export async function readHandling(
  tx: Tx,
  { signal_id, tenant_id, snapshot }: OpenSignal,
): Promise<{ handler: Handler; settings: TenantSettingsRow }> {
  const select = 'select * from signal_handling where signal_id = $1';
  const handling = await one<SignalHandling>(tx, select, [signal_id]);
  const settings = await settingsOf(tx, tenant_id);
  return { handler: handlerOf(snapshot, handling ?? NOBODY, settings), settings };
}
