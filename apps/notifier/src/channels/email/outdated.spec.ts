import { type Cause, causeFacts } from '@linesman/contracts';
import { snapshot } from '../../../test/snapshot';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { outdated } from './outdated';

const whyNot = (cause: Cause, occasion: string, audience = 'contact') => {
  const status_change = { ...snapshot().status_change, cause, party_at_fault: causeFacts[cause].party };
  return outdated({
    delivery: { audience, occasion },
    signal: { snapshot: snapshot({ status_change }) },
  } as ClaimedDelivery);
};
const asking = [
  'opened',
  'changed.2',
  'again.3',
  'new_link.5f',
  'click.send_fix_instructions',
  'click.schedule_tech_call.2',
];

it.each(asking)('sends %s to the contact only while there is something that they can do', (occasion) => {
  expect(whyNot('grant_revoked', occasion)).toBeUndefined();
  expect(whyNot('refresh_interrupted', occasion)).toBeUndefined();
  expect(whyNot('invalid_client', occasion)).toBe('our_fault');
  expect(whyNot('server_error', occasion)).toBe('nothing_the_contact_could_do');
});

it('tells the contact that the provider is down only while it is', () => {
  expect(whyNot('server_error', 'click.tell_customer')).toBeUndefined();
  expect(whyNot('invalid_client', 'click.tell_customer')).toBe('our_fault');
  expect(whyNot('grant_revoked', 'click.tell_customer.2')).toBe('problem_changed');
});

it.each([
  ['resolved', 'contact'],
  ['partly.2', 'contact'],
  ['tech_call.cancelled', 'contact'],
  ['opened', 'csm'],
])('keeps nothing else back: %s to the %s', (occasion, audience) => {
  expect(whyNot('invalid_client', occasion, audience)).toBeUndefined();
});
