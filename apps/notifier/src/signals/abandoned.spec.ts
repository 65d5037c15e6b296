import { abandonedBy } from './abandoned';
import type { LinkStepRow } from './link-step.entity';

const bob = 'bob@techcorp.example';
const taken = (...steps: (LinkStepRow['step'] | [LinkStepRow['step'], string])[]) =>
  steps.map((one) => {
    const [step, recipient] = Array.isArray(one) ? one : [one, bob];
    return { step, recipient, accounts: null, access: null };
  });

it.each<[string, ReturnType<typeof taken>, string | object]>([
  ['opened it', taken('sent', 'opened'), { step: 'opened' }],
  ['went to the provider', taken('sent', 'opened', 'consent_started'), { step: 'consent_started' }],
  ['cancelled', taken('sent', 'opened', 'consent_started', 'cancelled'), { step: 'cancelled' }],
  ['chose another account', taken('sent', 'opened', 'wrong_account'), { step: 'wrong_account' }],
  ['was refused', taken('sent', 'opened', 'failed'), { step: 'failed' }],
  ['only got it', taken('sent'), 'never_opened'],
  ['has reconnected', taken('sent', 'opened', 'cancelled', 'verified'), 'reconnected_meanwhile'],
  ['entered a key that is held', taken('sent', 'opened', 'held'), 'waits_for_approval'],
  ['handed it over', taken('sent', 'opened', 'handed_over'), 'handed_over'],
  ['got a newer link', taken('sent', 'opened', 'cancelled', 'sent'), 'has_a_newer_link'],
  ['stopped with the newer link', taken('sent', 'opened', 'sent', 'opened', 'cancelled'), { step: 'cancelled' }],
  [
    'got it from somebody who handed it over',
    taken(['opened', 'al@x.example'], ['handed_over', 'al@x.example'], 'sent', 'opened'),
    { step: 'opened' },
  ],
  ['stopped before a colleague reconnected', taken('opened', ['verified', 'al@x.example']), 'reconnected_meanwhile'],
])('of a person who %s it says whether they stopped', (_, steps, expected) =>
  expect(abandonedBy(steps, bob.toUpperCase())).toMatchObject(
    typeof expected === 'string' ? { reason: expected } : { stopped: expected },
  ),
);
