import type { OutageParty } from '@linesman/contracts';
import { type Canary, whoseOutage } from './whose-outage';

it.each<[Canary, boolean, boolean, OutageParty]>([
  ['works', true, true, 'provider'],
  ['works', false, false, 'provider'],
  ['fails_because_of_us', false, false, 'us'],
  ['fails', true, true, 'us'],
  ['fails', true, false, 'provider'],
  ['fails', false, true, 'provider'],
  ['unknown', true, true, 'us'],
  ['unknown', true, false, 'provider'],
  ['unknown', false, true, 'provider'],
])('canary %s, by the network %s, others too %s: %s', (canary, by_network, others_by_network, party) => {
  expect(whoseOutage({ canary, by_network, others_by_network })).toBe(party);
});
