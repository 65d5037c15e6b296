import { defaultDigest } from '@linesman/contracts';
import { decideDigest, type DigestFacts } from './decide-digest';

const facts: DigestFacts = {
  occasion: 'opened',
  follows: false,
  audience: 'csm',
  severity: 'high',
  previous_state: 'pending',
  gathered: false,
  told_lately: 5,
};

it.each<[string, Partial<DigestFacts>, string]>([
  ['sends the first of a window singly', { told_lately: 0 }, 'alone'],
  ['sends the last that is single', { told_lately: 4 }, 'alone'],
  ['gathers the next one', {}, 'gather'],
  ['gathers whatever comes after', { told_lately: 100 }, 'gather'],
  ['gathers what a workflow tells of a change first', { occasion: 'changed.2' }, 'gather'],
  ['gathers what is decided again', { occasion: 'again.1' }, 'gather'],
  ['gathers what the mailbox of a tenant is told', { audience: 'tenant' }, 'gather'],
  ['never lets wait what is critical', { severity: 'critical' }, 'alone'],
  ['lets no customer wait', { audience: 'contact' }, 'alone'],
  ['lets no manager wait', { audience: 'manager', occasion: 'escalated' }, 'alone'],
  ['lets our staff not wait', { audience: 'staff' }, 'alone'],
  ['lets a change not wait that adds to a message', { occasion: 'changed.2', follows: true }, 'alone'],
  ['lets the end of a problem not wait', { occasion: 'resolved', follows: true }, 'alone'],
  ['lets a reminder not wait', { occasion: 'reminder.1' }, 'alone'],
  ['lets the message about an outage not wait', { occasion: 'outage' }, 'alone'],
  ['lets an assignment not wait', { occasion: 'assigned.1' }, 'alone'],
  ['lets what somebody asked for not wait', { occasion: 'click.tell_customer' }, 'alone'],
  ['looks first for what may have arrived singly', { previous_state: 'ambiguous' }, 'alone'],
  ['looks first for what a process that died may have sent singly', { previous_state: 'sending' }, 'alone'],
  ['sends the digest when its time has come', { gathered: true }, 'lead'],
  ['sends the digest although the burst is over', { gathered: true, told_lately: 0 }, 'lead'],
  ['looks for the whole digest that may have arrived', { gathered: true, previous_state: 'sending' }, 'lead'],
  [
    'looks for the whole digest although it has become critical',
    { gathered: true, previous_state: 'ambiguous', severity: 'critical' },
    'lead',
  ],
  ['sends by itself what waited and has become critical', { gathered: true, severity: 'critical' }, 'alone'],
])('%s', (_, over, decision) => {
  expect(decideDigest({ ...facts, ...over }, defaultDigest)).toBe(decision);
});

it('counts as the tenant wants it', () => {
  const settings = { messages: 2, minutes: 30 };
  expect([1, 2].map((told_lately) => decideDigest({ ...facts, told_lately }, settings))).toEqual(['alone', 'gather']);
});
