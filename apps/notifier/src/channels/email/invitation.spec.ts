import { invitation } from './invitation';

const call = {
  uid: 'call-1@linesman.example',
  starts: new Date('2026-03-02T15:00:00Z'),
  title: 'TechCorp: call',
  attendee: { name: 'Bob Smith', email: 'bob@techcorp.example' },
  now: new Date('2026-03-01T12:00:00Z'),
};

it('invites in the name of a CSM of whom more is known than the address', async () => {
  const jane = { name: 'Jane Miller', email: 'jane@acme.example' };
  const organizer = { ...jane, slack_user_id: 'U0JANE', manager: { name: 'Rita', email: 'rita@acme.example' } };
  const said = (await invitation({ ...call, organizer })).replaceAll(/\r?\n[ \t]/g, '');
  expect(said).toMatch(/ORGANIZER.*mailto:jane@acme\.example/i);
});

it('cancels a call with the same id and a later sequence', async () => {
  const organizer = { name: 'Jane Miller', email: 'jane@acme.example' };
  const [invited, cancelled] = [
    await invitation({ ...call, organizer }),
    await invitation({ ...call, organizer, cancelled: true }),
  ];
  for (const line of ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:1']) expect(cancelled).toContain(line);
  for (const line of ['METHOD:REQUEST', 'SEQUENCE:0']) expect(invited).toContain(line);
  for (const said of [invited, cancelled]) expect(said).toContain(`UID:${call.uid}`);
});

it('rejects with an Error where there can be no invitation', async () => {
  const organizer = { name: 'Nobody', email: 'no address' };
  await expect(invitation({ ...call, organizer })).rejects.toThrow(/errors? occurred|email/);
});
