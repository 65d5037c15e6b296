import { waitFor } from '../../../actors/wait-for.ts';
import { providerCodes } from '../at-providers.ts';
import type { Scene } from '../stage.ts';
import { butSlack, called, oauth, off, slackSays, type Way } from './way.ts';

/** As in daily life. It also closes the circuit that an earlier way may have opened. */
const calledOnce = (scene: Scene) => scene.executed();

const everyCall =
  (kind: string, more: Record<string, unknown> = {}): Way['breaks'] =>
  async (scene) => {
    await scene.turnOn(kind, more);
    await scene.execute(3);
  };

/** A tenant's own API that refuses its health check is down, whatever it answers. */
const ofCalls = ({ stage }: Scene) => (stage.code === 'custom_api' ? { path: '/orders' } : {});

/** Calls that are refused although the connection works. */
const refusedCalls =
  (kind: string, more: Record<string, unknown>, slackError: string): Way['breaks'] =>
  async (scene) => {
    const since = Date.now();
    if (scene.stage.code === 'slack') await slackSays(scene, slackError);
    else await scene.turnOn(kind, { ...more, ...ofCalls(scene) });
    await scene.execute(3);
    await waitFor('calls that are refused', scene.stage.patienceMs, async () => {
      const calls = await scene.stage.outside.calls(scene.stage.code, since);
      return scene.stage.code === 'slack'
        ? calls.some(({ path }) => path.includes('postMessage'))
        : calls.some(({ status }) => status >= 400);
    });
  };

/** The provider fails, or refuses calls although the connection works. */
export const providerWays: readonly Way[] = [
  {
    name: 'answers-with-errors',
    what: 'The provider answers with 503',
    providers: providerCodes,
    cause: 'server_error',
    health: 'disconnected',
    prepares: calledOnce,
    breaks: async (scene) => {
      if (scene.stage.code === 'slack') await slackSays(scene, 'internal_error');
      else await scene.turnOn('status', { status: 503 });
      await scene.execute(3);
    },
    repairs: off,
  },
  {
    name: 'connections-cut',
    what: 'The provider cuts connections',
    providers: butSlack,
    cause: 'server_error',
    health: 'disconnected',
    prepares: calledOnce,
    breaks: everyCall('reset'),
    repairs: off,
  },
  {
    name: 'no-answer',
    what: 'The provider does not answer; every call ends after 10 s',
    providers: butSlack,
    cause: 'timeout',
    health: 'disconnected',
    prepares: calledOnce,
    breaks: everyCall('slow', { ms: 30_000 }),
    repairs: off,
  },
  {
    name: 'outage',
    what: 'The provider answers three customers with 503, which is an outage',
    providers: [...oauth, 'stripe'],
    cause: 'server_error',
    health: 'disconnected',
    customers: 3,
    prepares: calledOnce,
    breaks: everyCall('status', { status: 503 }),
    repairs: off,
  },
  ...(
    [
      ['rate_limited', 'The provider limits the number of requests', 'rate_limit', { retry_after: 1 }, 'ratelimited'],
      ['busy', 'The provider answers that it is busy', 'status', { status: 423 }, 'team_added_to_org'],
      ['bad_request', 'The provider refuses a request as invalid', 'status', { status: 400 }, 'invalid_arguments'],
    ] as const
  ).map(([cause, what, kind, more, slackError]): Way => ({
    name: cause.replace('_', '-'),
    what,
    // The probe of single sign-on takes such an answer for a wrong setting.
    providers: called,
    cause,
    health: 'healthy',
    breaks: refusedCalls(kind, more, slackError),
    repairs: off,
  })),
];
