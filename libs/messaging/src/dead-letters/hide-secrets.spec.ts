import { hideSecrets } from './hide-secrets';

it('hides values by the name of their field, and keeps the JSON valid', () => {
  const body = {
    type: 'x',
    credential_version: 3,
    data: {
      access_token: 'abc"def',
      apiKey: 'k',
      authorization: { of: { value: 'dTpw' } },
      integration_id: 'i-1',
      note: 'stays',
    },
  };
  expect(JSON.parse(hideSecrets(JSON.stringify(body)))).toEqual({
    type: 'x',
    credential_version: 3,
    data: {
      access_token: '[hidden]',
      apiKey: '[hidden]',
      authorization: '[hidden]',
      integration_id: 'i-1',
      note: 'stays',
    },
  });
});

it('hides values by their shape, anywhere in the text', () => {
  const jwt = `eyJhbGciOiJub25lIn0.${'a'.repeat(20)}.b`;
  for (const secret of [`Bearer abcdefgh.123`, jwt, 'sk_live_12345678', 'xoxb-1234-abcdefgh'])
    expect(hideSecrets(`{"message":"refused ${secret} today"`)).toBe('{"message":"refused [hidden] today"');
});

it('hides secrets in text that is cut off or is not JSON', () => {
  expect(hideSecrets('{"client_secret":"abcdef')).toBe('{"client_secret":"[hidden]"');
  expect(hideSecrets('password=hunter2&a=1')).toBe('password=[hidden]&a=1');
});

it('is through with a hostile text at once', () => {
  const before = process.cpuUsage();
  hideSecrets(`"${'token'.repeat(4_000)}`);
  // Processor time, which does not depend on what else this machine does.
  expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
});
