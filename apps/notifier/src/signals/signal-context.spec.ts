import type { Cause } from '@linesman/contracts';
import { builtInProviders } from '@linesman/providers';
import { signalOf } from '../../test/signal-by-cause';
import { signalContext } from '../../test/signal-context';
import type { Audience } from './audience';
import { shownTo } from './signal-context';

const { manifest } = builtInProviders.find((it) => it.manifest.code === 'salesforce')!;
const told = (cause: Cause, audience: Audience): string[] =>
  shownTo(signalContext(signalOf(manifest, cause)).signal, { audience, troubleshooting: true }).troubleshooting;

it.each(['csm', 'manager', 'contact', 'tenant'] as const)(
  'leaves out for %s what only our staff can do',
  (audience) => {
    expect(told('invalid_client', audience)).toEqual(['Customer has nothing to do: Salesforce refuses our own app']);
    expect(told('lease_failed', audience)).toEqual(['Customer has nothing to do: the problem is on our side']);
    expect(told('sync_failed', audience)).toEqual([
      'Customer has nothing to do: Salesforce answers',
      expect.stringMatching(/^An administrator of the workspace finds the failed run/),
    ]);
  },
);

it('keeps the steps where the fault is ours and the contact has to act', () => {
  const steps = signalOf(manifest, 'refresh_interrupted').troubleshooting;
  expect(steps).toContain('Ask the customer to connect Salesforce once more');
  expect(told('refresh_interrupted', 'csm')).toEqual(steps);
});

it('says all to our staff', () => {
  expect(told('invalid_client', 'staff').join()).toContain('OAUTH_APPS');
});
