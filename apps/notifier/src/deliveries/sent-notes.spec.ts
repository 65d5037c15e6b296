import type { Redis } from '@linesman/redis';
import type { NotifierConfig } from '../config';
import { SentNotes } from './sent-notes';

it.each([45, 600])('keeps a note for longer than a lease of %i seconds', (SEND_LEASE_SECONDS) => {
  const set = jest.fn().mockResolvedValue('OK');
  const notes = new SentNotes({ set } as unknown as Redis, { SEND_LEASE_SECONDS } as NotifierConfig);
  notes.note('d1', { kind: 'sent' });
  const [key, , , kept_ms] = set.mock.calls[0] as [string, string, string, number];
  expect(key).toBe('sent:d1');
  // The process that held the lease is gone, and another one has ten minutes to take the delivery up.
  expect(kept_ms).toBe((SEND_LEASE_SECONDS + 600) * 1_000);
});
