import { type DeliveryRow, deliveryInWords } from './delivery-in-words';

const row: DeliveryRow = {
  id: 'd',
  tenant_id: 't',
  signal_id: 's',
  occasion: 'opened',
  channel: 'slack',
  recipient: 'j…@acme.example',
  audience: 'csm',
  state: 'sent',
  reason: null,
  attempts: 1,
  duplicates: 0,
  next_attempt_at: '2026-01-01T00:00:00Z',
  mailed_instead: false,
  created_at: '2026-01-01T00:00:00Z',
  settled_at: null,
};
const said = (over: Partial<DeliveryRow>) => deliveryInWords({ ...row, ...over });

it('says nothing more of what was sent once', () => {
  expect(said({})).toMatchObject({ why: undefined, next: undefined, to: 'their CSM' });
  expect(said({ duplicates: 1 }).next?.words).toBe('May stand there twice.');
});

it('says what it is about', () => {
  expect(said({}).about).toBe('the problem');
  expect(said({ occasion: 'reminder.2' }).about).toBe('reminder 2');
  expect(said({ occasion: 'click.send_fix_instructions' }).about).toBe('as a click asked for (send fix instructions)');
});

it('answers why nobody was told', () => {
  expect(said({ state: 'suppressed', reason: 'our_fault' }).why).toContain('our own fault');
  expect(said({ state: 'failed', reason: 'gave_up: ratelimited' }).why).toBe(
    'Given up after many attempts: Slack asked to slow down',
  );
  expect(said({ reason: 'http_504' }).why).toBe('The server answered with HTTP 504');
  expect(said({ reason: 'some_new_reason' }).why).toBe('Some new reason');
  expect(said({ reason: '550 5.1.1 no such user' }).why).toBe('550 5.1.1 no such user');
});

it('says what will happen to what failed or may have arrived', () => {
  expect(said({ state: 'failed', mailed_instead: true }).next?.words).toContain('a mail says it instead');
  expect(said({ state: 'failed', channel: 'email' }).next?.words).toContain('Not tried again');
  expect(said({ state: 'ambiguous' }).next).toMatchObject({ at: row.next_attempt_at });
  expect(said({ state: 'ambiguous', channel: 'email' }).next?.words).toContain('same Message-ID');
  expect(said({ state: 'pending', attempts: 3 }).next).toEqual({ words: 'Is tried again', at: row.next_attempt_at });
});
