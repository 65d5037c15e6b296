import { requestInWords } from './request-in-words';

const asked = { admins: 2, repeated: false, requested_at: '2026-01-29T15:45:00Z' };

it.each([
  [asked, '2 administrators are asked by email to do this.'],
  [{ ...asked, admins: 1 }, 'An administrator is asked by email to do this.'],
  [
    { ...asked, repeated: true },
    'You asked 2 administrators on Jan 29, 2026, 10:45 AM EST. You can ask again a day after that.',
  ],
])('says of %j what happened', (request, words) => {
  expect(requestInWords(request, 'America/New_York')).toBe(words);
});
