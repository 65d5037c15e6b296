import { createHttp, type GatewayCall, type Provider, type SyncPage } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import type { TestSandbox } from './test-sandbox';

/** Calls a stand-in with the provider's own code, as one of its accounts. */
export class ProviderCalls {
  readonly provider: Provider;

  constructor(
    private readonly world: () => TestSandbox,
    private readonly code: string,
    private readonly origins: string[],
    private readonly scope?: string,
  ) {
    this.provider = builtInProviders.find(({ manifest }) => manifest.code === code)!;
  }

  async granted(account: string): Promise<string> {
    const asked = { provider: this.code, account, ...(this.scope ? { scope: this.scope } : {}) };
    return (await this.world().control<{ access_token: string }>('POST', 'grants', asked)).access_token;
  }

  async callFor(account: string, capability_code: string, more: Partial<GatewayCall> = {}): Promise<GatewayCall> {
    const standIn = `${this.world().origin}/${this.code}`;
    return {
      http: createHttp({
        origins: Object.fromEntries(this.origins.map((origin) => [origin, standIn])),
        user_agent: 'Linesman (https://linesman.example)',
      }),
      now: () => new Date(),
      material: { type: 'bearer', secret: await this.granted(account) },
      config: {},
      capability_code,
      capability_version: 1,
      parameters: {},
      idempotency_key: 'none',
      ...more,
    };
  }

  /** Reads page by page to the end of the run. */
  async run(call: GatewayCall, cursor?: string): Promise<{ pages: SyncPage[]; ids: string[]; cursor: string }> {
    const pages: SyncPage[] = [];
    for (let at = cursor; ;) {
      const page = (await this.provider.gateway({ ...call, cursor: at })) as unknown as SyncPage;
      pages.push(page);
      at = page.cursor;
      const ids = (): string[] => pages.flatMap(({ records }) => records.map(({ external_id }) => external_id));
      if (page.complete) return { pages, ids: ids(), cursor: at };
    }
  }

  became(call: GatewayCall): Promise<unknown> {
    const asked_at = new Date(Date.now() - 120_000);
    return this.provider.look_up![call.capability_code]!({ ...call, asked_at });
  }

  /** How the probe fails while a switch is on. */
  async failureOf(call: GatewayCall, kind: string, more: Record<string, unknown> = {}): Promise<unknown> {
    const { id } = await this.world().turnOn(this.code, kind, more);
    const [outcome] = await Promise.allSettled([this.provider.probe(call)]);
    await this.world().control('DELETE', `switches/${id}`);
    return outcome.status === 'rejected' ? (outcome.reason as { failure: unknown }).failure : 'none';
  }
}
