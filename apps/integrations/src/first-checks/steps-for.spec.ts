import { causes } from '@linesman/contracts';
import { stepsFor } from './steps-for';

it.each(causes)('says to whoever added the integration what helps: %s', (cause) => {
  const steps = stepsFor(cause, 'Stripe');
  expect(steps.length).toBeGreaterThan(0);
  // Words for a CSM would be wrong here.
  for (const step of steps) expect(step).not.toMatch(/customer|direct them/i);
});

it('leads to a new key, or says that nothing has to be done', () => {
  expect(stepsFor('api_key_rejected', 'Stripe')).toEqual([
    'Create a key at Stripe, or copy the right one',
    'Open the page of the integration, click "Enter a new key", and enter it',
  ]);
  expect(stepsFor('timeout', 'Stripe')[0]).toContain('You have nothing to do');
});
