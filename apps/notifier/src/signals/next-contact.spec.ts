import { contactsOf, nextContact } from './next-contact';
import { snapshot } from '../../test/snapshot';

const [ann, bob, cat] = ['ann@x.example', 'bob@x.example', 'cat@x.example'];
const contacts = [{ email: 'Ann@x.example' }, { email: bob }, { email: cat }];

it.each<[string, string[], string[], string | undefined]>([
  ['the first one where nobody had a turn', [], [], ann],
  ['the second one after the first', [ann], [], bob],
  ['the third one where the second has unsubscribed', [ann], [bob], cat],
  ['the second one where the first has stopped before', [], [ann], bob],
  ['the second one although the third had a turn before', [ann, cat], [], bob],
  ['nobody after the last one', [ann, bob, cat], [], undefined],
  ['nobody where all who are left have stopped', [ann], [bob, cat], undefined],
  ['the first one although somebody who is no contact any more was told', ['old@x.example'], [], ann],
])('tells %s', (_, tried, stopped, next) => {
  expect(nextContact({ contacts, tried: new Set(tried), stopped: new Set(stopped) })).toBe(next);
});

it('tells nobody where there are no contacts', () => {
  expect(nextContact({ contacts: [], tried: new Set(), stopped: new Set() })).toBeUndefined();
});

it('begins with the technical contact', () => {
  const { customer } = snapshot();
  const other = { name: 'Carol', email: 'carol@techcorp.example' };
  expect(contactsOf({ customer: { ...customer!, other_contacts: [other] } })).toEqual([
    customer!.technical_contact,
    other,
  ]);
  expect(contactsOf({ customer })).toEqual([customer!.technical_contact]);
  expect(contactsOf({ customer: { ...customer!, technical_contact: undefined } })).toEqual([]);
  expect(contactsOf({})).toEqual([]);
});
