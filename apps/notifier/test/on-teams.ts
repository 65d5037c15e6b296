import { channelOf, type TeamsServer } from '../src/channels/teams/test/stand-in';
import type { TestTenant } from './notifier-world';
import type { RunningNotifier } from './running-notifier';

export const textOf = (message?: { activity: object }) => JSON.stringify(message?.activity);

/** What the tests of Microsoft Teams do and read. @param running the notifier of the test file. */
export function onTeams(running: () => RunningNotifier) {
  const teams = () => running().standIns.get('teams') as TeamsServer;
  return {
    teams,
    /** What was told in the tenant's channel, after it was linked. */
    inChannel: (tenant: TestTenant) => teams().in(channelOf(tenant.id)).slice(1),
    /** What the settings show. */
    shown: async (tenant: TestTenant) => {
      const { body } = await running().http('GET', '/teams-channel', await tenant.tokenFor('tenant_admin'));
      return JSON.parse(body) as {
        offered: boolean;
        linked: Record<string, unknown> | null;
        code_ends_at: string | null;
      };
    },
    /** A signal opens, and so many people are told of it. */
    tell: async (tenant: TestTenant, count = 2) => {
      const signal = tenant.snapshot();
      await tenant.opened(signal);
      const deliveries = await running().settled(signal.signal_id, count);
      return { signal, ofCsm: deliveries.find(({ audience }) => audience === 'csm')! };
    },
  };
}
