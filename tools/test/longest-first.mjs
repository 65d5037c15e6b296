import Sequencer from '@jest/test-sequencer';

/** Files that take long start first, so that none of them runs alone at the end. The others keep Jest's own order. */
const long = [
  'pages.e2e',
  'payments.e2e',
  'stories.e2e',
  'start-and-stop.e2e',
  'start.e2e',
  'demo.e2e',
  'restarts.e2e',
  'outage.e2e',
  'compose.e2e',
  'processes.together',
  'signals.together',
  'changing.together',
  'sync-killed',
  'no-event-is-lost',
  'refresh-storm',
  'probes',
  'reconcile',
  'launcher',
  'gateway-executor/test/killed',
  'killed-while-sending',
  'rate-limit',
  'history',
  'every-handler',
  'web-component',
  'batch-intake',
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
