import { changesOf, partsOfNew, readDetails } from './customer-details';

const jane = { name: 'Jane Miller', email: 'jane@acme.example', slack_user_id: 'U1' };

it('leaves out a part of the form that is empty as a whole', () => {
  const posted = { name: ' TechCorp ', arr: '1200', 'csm.name': '', 'csm.email': '', 'technical_contact.name': 'Bob' };
  expect(readDetails(posted, partsOfNew)).toEqual({ name: 'TechCorp', arr: 1200, technical_contact: { name: 'Bob' } });
});

it('keeps what it does not ask for of the same CSM, and nothing of another', () => {
  const details = { name: 'TechCorp', csm: { name: 'Jane M.', email: jane.email } };
  expect(changesOf({ csm: jane }, details)).toMatchObject({ csm: { ...jane, name: 'Jane M.' } });
  const tom = { name: 'Tom Becker', email: 'tom@acme.example' };
  expect(changesOf({ csm: jane }, { ...details, csm: tom }).csm).toEqual(tom);
  expect(changesOf({ csm: jane }, { name: 'TechCorp' })).toMatchObject({ arr: undefined, csm: undefined });
});
