import { signalContext } from '../../../test/signal-context';
import type { ClaimedDelivery } from '../../deliveries/channel';
import type { LinkStepRow } from '../../signals/link-step.entity';
import { nudgeSentence } from './nudge-words';

const told = signalContext();
const recipient = 'bob@techcorp.example';
const sentence = (step: LinkStepRow['step'], over: Partial<LinkStepRow> = {}) =>
  nudgeSentence({
    ...told,
    delivery: { recipient },
    link_steps: [{ step, recipient, accounts: null, access: null, ...over }],
  } as unknown as ClaimedDelivery);

it.each<[LinkStepRow['step'], Partial<LinkStepRow>, string]>([
  [
    'opened',
    {},
    'You opened the link to reconnect Salesforce. The integration with PlanPilot does not work again yet.',
  ],
  [
    'consent_started',
    {},
    'You went to Salesforce to allow access, and did not come back from there. The integration with PlanPilot does not work again yet.',
  ],
  [
    'cancelled',
    { access: ['api', 'refresh_token'] },
    'You did not allow access at Salesforce, so nothing was changed. PlanPilot asks for this access: api, refresh_token. No setting is changed at Salesforce, and we never see your password.',
  ],
  [
    'wrong_account',
    { accounts: { offered: 'Te… Sa…', expected: 'Te… Co…' } },
    'You chose another account at Salesforce than the one that this integration belongs to, so nothing was changed. You chose Te… Sa…, and Te… Co… is expected (both are shortened). Sign out of Salesforce first, then use the right account.',
  ],
  [
    'failed',
    {},
    'Salesforce did not accept the last step, so nothing was changed. This often works when it is tried again.',
  ],
])('says where a person stopped: %s', (step, over, words) => expect(sentence(step, over)).toBe(words));

it('says nothing where nobody stopped', () => expect(sentence('verified')).toBe(''));
