import { connected } from './outcome-pages';

const projects = { name: 'Projects', credential_version: 1 };
const account = { account_id: '1', account_name: 'Honcho Design' };

it('names the account that was connected', () => {
  const { sentences } = connected('Basecamp', projects, account);
  expect(sentences[0]).toBe('Projects can reach Basecamp again as Honcho Design.');
  expect(sentences).toHaveLength(2);
});

it('does not say "again" of a first connection', () => {
  const { sentences } = connected('Basecamp', { ...projects, credential_version: 0 }, account);
  expect(sentences[0]).toBe('Projects can reach Basecamp as Honcho Design.');
});

it('names the accounts that were not connected, if the sign-in reaches several', () => {
  const others = ['Acme', 'Bolt', 'Core', 'Dune', 'Echo', 'Fern', 'x'.repeat(300)];
  const [, taken] = connected('Basecamp', projects, { ...account, others }).sentences;
  expect(taken).toBe(
    'Your sign-in reaches other accounts too: Acme, Bolt, Core, Dune, Echo and 2 more. Honcho Design is connected now.',
  );
  const [, long] = connected('Basecamp', projects, { ...account, others: ['x'.repeat(300)] }).sentences;
  expect(long!.length).toBeLessThan(200);
});
