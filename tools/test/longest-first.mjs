import Sequencer from '@jest/test-sequencer';

/** Files that take long start first, so that none of them runs alone at the end. The others keep Jest's own order. */
const long = [
  'pages.e2e',
  'payments.e2e',
  'deployment.e2e',
  'stories.e2e',
  'start.e2e',
  'demo.e2e',
  'restarts.e2e',
  'outage.e2e',
  'signals.together',
  'processes.together',
  'paused',
  'telling.together',
  'changing.together',
  'gateway-executor/test/killed',
  'refresh-storm',
  'sync-killed',
  'probes',
  'no-event-is-lost',
  'refresh-kept',
  'lists',
  'limits.together',
  'launcher',
  'watching.together',
  // Jest would run them last, because they are small.
  '.together',
  'reconcile',
  'slow-neighbour',
  'full-stream',
  'killed-while-sending',
  'many-at-once',
  'every-handler',
  'nobody-waits',
];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = long.findIndex((part) => path.includes(part));
      return at === -1 ? long.length : at;
    };
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}
