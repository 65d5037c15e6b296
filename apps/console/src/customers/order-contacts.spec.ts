import { changedContacts, type Contact, type ContactChange, contactsOf } from './order-contacts';

const [ann, bob, cat] = ['ann', 'bob', 'cat'].map((name): Contact => ({ name, email: `${name}@x.example` })) as [
  Contact,
  Contact,
  Contact,
];

it.each<[string, ContactChange, Contact[]]>([
  ['moves the second one to the front', { up: bob.email }, [bob, ann, cat]],
  ['moves the last one up by one', { up: cat.email }, [ann, cat, bob]],
  ['leaves the first one where it is', { up: ann.email }, [ann, bob, cat]],
  ['knows no such address', { up: 'dan@x.example' }, [ann, bob, cat]],
  ['removes the first one, and the next one is told first', { remove: ann.email }, [bob, cat]],
  [
    'adds one at the end',
    { add: { name: 'dan', email: 'dan@x.example' } },
    [ann, bob, cat, { name: 'dan', email: 'dan@x.example' }],
  ],
])('%s', (_, change, wanted) => {
  expect(changedContacts([ann, bob, cat], change)).toEqual(wanted);
});

it('begins with the technical contact', () => {
  expect(contactsOf({ technical_contact: ann, other_contacts: [bob] })).toEqual([ann, bob]);
  expect(contactsOf({ technical_contact: null, other_contacts: [] })).toEqual([]);
});
