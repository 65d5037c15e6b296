import { maskAddresses } from './mask-addresses';

it('leaves the first letter and the domain of every address', () => {
  expect(maskAddresses('jane.miller@acme.example')).toBe('j…@acme.example');
  expect(maskAddresses('550 5.1.1 <bob+x@mail.example>: unknown, see a@b.example')).toBe(
    '550 5.1.1 <b…@mail.example>: unknown, see a…@b.example',
  );
  expect(maskAddresses('no_slack_workspace')).toBe('no_slack_workspace');
});
