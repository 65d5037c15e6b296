import type { LinkStep } from '@linesman/contracts';
import { signalContext } from '../../test/signal-context';
import { linkLine } from './link-line';
import type { LinkStepRow } from './link-step.entity';

const told = signalContext();
const contact = told.signal.snapshot.customer!.technical_contact!;
const taken = (step: LinkStep | 'sent', over: Partial<LinkStepRow> = {}): LinkStepRow => ({
  link_id: 'a',
  number: 1,
  tenant_id: told.signal.tenant_id,
  signal_id: told.signal.signal_id,
  step,
  taken_at: new Date('2026-01-29T15:52:00Z'),
  recipient: contact.email,
  accounts: null,
  access: null,
  colleague: null,
  ...over,
});
const line = (...link_steps: LinkStepRow[]) => linkLine({ ...told, link_steps })[0]?.text;

it.each([
  [taken('opened'), 'opened the reconnect link on'],
  [taken('consent_started'), 'opened the reconnect link and went to Salesforce on'],
  [taken('cancelled'), 'opened the reconnect link and cancelled on'],
  [
    taken('wrong_account', { accounts: { offered: 'Te… Sa…', expected: 'Te… Co…' } }),
    'opened the reconnect link and chose another account (Te… Sa…, not Te… Co…) on',
  ],
  [
    taken('wrong_account', { accounts: { offered: 'Te… Sa…' } }),
    'opened the reconnect link and chose another account (Te… Sa…) on',
  ],
  [taken('failed'), 'used the reconnect link, and Salesforce did not accept it, on'],
  [taken('held'), 'entered a key that works. An administrator has to confirm it. Entered on'],
  [taken('verified'), 'reconnected with the link on'],
  [
    taken('handed_over', { colleague: { name: 'Carol Jones', email: 'carol@techcorp.example' } }),
    'handed the reconnect link over to Carol Jones on',
  ],
])('says how far somebody has come: $step', (step, words) => expect(line(step)).toBe(`${contact.name} ${words}`));

it('says nothing of a link that was only sent, and names whoever uses it', () => {
  expect(line(taken('sent'))).toBeUndefined();
  expect(line(taken('opened', { recipient: null }))).toBe('Somebody opened the reconnect link on');
  const colleague = { name: 'Carol Jones', email: 'carol@techcorp.example' };
  const handed = taken('handed_over', { colleague });
  expect(line(handed, taken('opened', { link_id: 'b', recipient: colleague.email }))).toBe(
    'Carol Jones opened the reconnect link on',
  );
});
