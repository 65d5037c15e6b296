import type { Scene } from '../stage.ts';
import type { Way } from './way.ts';

/** A schedule that does not come by itself while the run looks. */
async function schedule({ stage, integrationId }: Scene): Promise<void> {
  const { capability_code } = stage.call;
  const body = { integration_id: integrationId, capability_code, kind: 'every', every_seconds: 3_600 };
  await stage.api('gateway-executor', '/schedules', 'POST', body);
}

async function runNow({ stage, integrationId }: Scene): Promise<void> {
  const path = `/schedules?integration_id=${integrationId}`;
  const { items } = await stage.api<{ items: { schedule_id: string }[] }>('gateway-executor', path);
  await stage.api('gateway-executor', `/schedules/${items[0]!.schedule_id}/runs`, 'POST');
}

/** Syncs that run by themselves. */
export const scheduledWays: readonly Way[] = [
  {
    name: 'sync-refused',
    what: 'The provider refuses the request of a scheduled sync as invalid',
    providers: ['salesforce', 'google', 'xero', 'basecamp', 'stripe'],
    cause: 'sync_failed',
    health: 'degraded',
    prepares: schedule,
    breaks: async (scene) => {
      await scene.turnOn('status', { status: 400 });
      await runNow(scene);
    },
    repairs: async (scene) => {
      await scene.turnOff();
      await runNow(scene);
    },
  },
];
