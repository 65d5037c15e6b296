import { type ActedOn, bulkInWords } from './bulk-in-words';

const done = (n: number): ActedOn[] => Array.from({ length: n }, (_, at) => ({ signal_id: `${at}` }));
const refused = (name: string): ActedOn => ({ signal_id: name, name, refused: 'It has already ended' });

it.each([
  ['acknowledge', done(3), '3 acknowledged.'],
  ['snooze', [...done(3), refused('TechCorp')], '3 snoozed, 1 could not: TechCorp (It has already ended).'],
  ['resend', [refused('A')], '1 could not: A (It has already ended).'],
] as const)('says what came of %s', (action, acted, said) => expect(bulkInWords(action, [...acted])).toBe(said));

it('names five of many, and cuts a long name', () => {
  const said = bulkInWords(
    'acknowledge',
    Array.from({ length: 9 }, () => refused('x'.repeat(500))),
  );
  expect(said).toMatch(/^9 could not: .* and 4 more\.$/);
  expect(said.length).toBeLessThan(600);
});
