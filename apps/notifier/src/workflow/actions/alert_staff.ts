import { defineAction } from '../action';
import { TellStaff } from '../tell-staff';

/** Tells our own staff where the settings of the platform tenant say so. */
export default defineAction({
  config: {},
  inject: [TellStaff],
  tells: async (tx, { snapshot }, staff) =>
    (await staff.told(tx, snapshot)) ?? { state: 'skipped', reason: 'no_staff_alerts' },
});
