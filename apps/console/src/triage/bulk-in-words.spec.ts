import { type ActedOn, bulkInWords } from './bulk-in-words';

const done = (n: number): ActedOn[] => Array.from({ length: n }, (_, at) => ({ signal_id: `${at}` }));
const refused = (name: string): ActedOn => ({ signal_id: name, name, refused: 'It has already ended' });

it.each([
  ['acknowledge', done(3), '3 acknowledged.'],
  ['snooze', [...done(3), refused('TechCorp')], '3 snoozed, 1 could not: TechCorp (It has already ended).'],
  ['resend', [refused('A')], '1 could not: A (It has already ended).'],
] as const)('says what came of %s', (action, acted, said) => expect(bulkInWords(action, [...acted])).toBe(said));

it('names three of many, and is short enough for the session cookie', () => {
  const said = bulkInWords(
    'acknowledge',
    Array.from({ length: 50 }, () => ({ ...refused('x'.repeat(500)), refused: 'y'.repeat(500) })),
  );
  expect(said).toMatch(/^50 could not: x{23}… \(y{39}…\), .* and 47 more\.$/);
  expect(said.length).toBeLessThan(260);
});
