import { one } from '@linesman/persistence';
import { skipReason } from '../../signals/about';
import { defineAction } from '../action';
import { TellStaff } from '../tell-staff';

/** Tells somebody that nobody has acted: the manager of the customer's CSM, our own staff, or whoever has the address. */
export default defineAction({
  config: { to: { type: 'string' } },
  inject: [TellStaff],
  tells: async (tx, { snapshot, config: { to } }, staff) => {
    const { signal_id, customer } = snapshot;
    const acted = await one(tx, 'select 1 from signal_responses where signal_id = $1 limit 1', [signal_id]);
    if (acted) return { state: 'skipped', reason: 'somebody_acted' };
    if (to === 'staff') return (await staff.told(tx, snapshot)) ?? { state: 'skipped', reason: 'no_staff_alerts' };
    const ours = skipReason(snapshot, { staff: 'our_fault' });
    if (ours) return { state: 'skipped', reason: ours };
    if (to.includes('@')) return { audience: 'manager', recipient: to };
    if (to !== 'manager') return { state: 'failed', reason: `to is ${to}, not manager, staff or an email address` };
    const manager = customer?.csm?.manager;
    return manager ? { audience: 'manager', recipient: manager.email } : { state: 'skipped', reason: 'no_manager' };
  },
});
