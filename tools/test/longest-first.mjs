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
  'processes.together',
  'signals.together',
  'changing.together',
  'sync-killed',
  'no-event-is-lost',
  'probes',
  'refresh-storm',
  'refresh-kept',
  'gateway-executor/test/killed',
  'paused',
  'reconcile',
  'watching.together',
  'telling.together',
  // Jest would run them last, because they are small.
  '.together',
  'launcher',
  'killed-while-sending',
  'nobody-waits',
  'every-handler',
  'many-at-once',
  'rate-limit',
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
