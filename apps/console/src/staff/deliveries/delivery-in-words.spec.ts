import { deliveryInWords } from './delivery-in-words';

type Row = Parameters<typeof deliveryInWords>[0];
const row: Row = {
  audience: 'csm',
  occasion: 'opened',
  reason: null,
  state: 'sent',
  channel: 'slack',
  attempts: 1,
  next_attempt_at: '2026-01-01T00:00:00Z',
  mailed_instead: false,
  duplicates: 0,
};
const shown = (values: Partial<Row>) => deliveryInWords({ ...row, ...values });

it('says nothing more about a message that was sent once', () => {
  expect(shown({})).toMatchObject({ why: undefined, next: undefined, to: 'their CSM' });
  expect(shown({ duplicates: 1 }).next?.words).toBe('May have arrived twice.');
});

it('says what the message is about', () => {
  expect(shown({}).about).toBe('Alert');
  for (const again of ['', '.2'])
    expect(shown({ occasion: `click.send_fix_instructions${again}` }).about).toBe(
      'requested with a button (send fix instructions)',
    );
});

it('says why nobody was notified', () => {
  expect(shown({ state: 'suppressed', reason: 'our_fault' }).why).toContain('The problem is ours');
  expect(shown({ state: 'failed', reason: 'gave_up: ratelimited' }).why).toBe(
    'Given up after many attempts: Slack asked us to send more slowly',
  );
  expect(shown({ reason: 'http_504' }).why).toBe('The server answered with HTTP 504');
  expect(shown({ reason: 'some_new_reason' }).why).toBe('Some new reason');
  expect(shown({ reason: '550 5.1.1 no such user' }).why).toBe('550 5.1.1 no such user');
});

it('says what a message waits for', () => {
  const waiting = { state: 'pending', attempts: 0 } as const;
  expect(shown(waiting).next).toEqual({ words: 'Will be sent at once.' });
  expect(shown({ ...waiting, reason: 'working_hours' }).next).toEqual({
    words: 'Will be sent when working hours begin,',
    at: row.next_attempt_at,
  });
  expect(shown({ state: 'awaiting_approval', attempts: 0 }).next?.words).toContain('approves it');
});

it('says what happens next to a message that failed or may have arrived', () => {
  expect(shown({ state: 'failed', mailed_instead: true }).next?.words).toContain('an email is sent instead');
  expect(shown({ state: 'failed', channel: 'email' }).next?.words).toContain('Not tried again');
  expect(shown({ state: 'ambiguous' }).next).toMatchObject({ at: row.next_attempt_at });
  expect(shown({ state: 'ambiguous', channel: 'email' }).next?.words).toContain('same Message-ID');
  expect(shown({ state: 'pending', attempts: 3 }).next).toEqual({
    words: 'Will be tried again',
    at: row.next_attempt_at,
  });
});
