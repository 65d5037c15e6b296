import { createHttp, ProviderError, revocationOf } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { TestSandbox } from './test-sandbox';

type Tokens = { access_token: string; refresh_token?: string };

const origins: Record<string, string[]> = {
  dropbox: ['https://api.dropboxapi.com'],
  google: ['https://oauth2.googleapis.com', 'https://openidconnect.googleapis.com'],
  salesforce: ['https://login.salesforce.com'],
  xero: ['https://api.xero.com'],
};

describe('Revoking a grant', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());

  const accountOf = async (code: string): Promise<string> => {
    const { accounts } = await world.control<{ accounts: { account: string }[] }>('GET', `accounts?provider=${code}`);
    return accounts[0]!.account;
  };
  const grant = async (code: string) =>
    world.control<Tokens>('POST', 'grants', { provider: code, account: await accountOf(code) });

  it.each(Object.keys(origins))('ends what %s accepted before, and no earlier', async (code) => {
    const provider = builtInProviders.find(({ manifest }) => manifest.code === code)!;
    const tokens = await grant(code);
    const http = createHttp({
      origins: Object.fromEntries(origins[code]!.map((origin) => [origin, `${world.origin}/${code}`])),
    });
    const material = { type: 'bearer', secret: tokens.access_token } as const;
    const context = { http, now: () => new Date(), material, config: { instance_url: `${world.origin}/${code}` } };
    const account = await provider.identify!(context);
    await revocationOf(provider)!({ ...context, ...tokens, account_id: account.account_id });
    await expect(provider.identify!(context)).rejects.toBeInstanceOf(ProviderError);
  });
});
