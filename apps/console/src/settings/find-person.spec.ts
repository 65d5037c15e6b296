import type { Person } from '../upstream/answers';
import { chooseAmong, personInWords } from './find-person';

const person = (subject: string, name: string | null = null, email: string | null = null): Person => ({
  kind: 'user',
  subject,
  name,
  email,
  roles: ['member'],
  seen_at: '2026-01-01T00:00:00Z',
});
const mia = person('u-1', 'Mia Member', 'mia@acme.example');
const twin = person('u-2', 'Mia Member');
const bare = person('mia');

it.each([
  ['u-1', [mia, twin], 'u-1'],
  ['MIA@acme.example', [mia, twin], 'u-1'],
  ['mia member', [mia, bare], 'u-1'],
  // A subject that was typed exactly is meant, whoever else has it in the name.
  ['mia', [mia, bare], 'mia'],
])('understands %j', (text, items, subject) => {
  expect(chooseAmong(items, text)).toEqual({ found: items.find((one) => one.subject === subject), choices: [] });
});

it('lets the visitor pick where a text fits several, or is a part of a name', () => {
  expect(chooseAmong([mia, twin, bare], 'Mia Member')).toEqual({ choices: [mia, twin] });
  expect(chooseAmong([mia, twin], 'Mem')).toEqual({ choices: [mia, twin] });
  expect(chooseAmong([], 'nobody')).toEqual({ choices: [] });
});

it('names a person so that two of the same name can be told apart', () => {
  expect([mia, twin, bare].map(personInWords)).toEqual(['Mia Member (mia@acme.example)', 'Mia Member (u-2)', 'mia']);
});
