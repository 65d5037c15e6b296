import { randomUUID } from 'node:crypto';
import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { Browser } from './browser';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';
import { type Answer, type Seen, startUpstream, type Upstream } from './start-upstream';

/** A console with five fake services, and a member of staff who is signed in. */
export class StaffWorld {
  /** By `<service> METHOD /path`, without the query; lists are empty by default. */
  answers: Record<string, (seen: Seen) => Answer | undefined> = {};
  readonly tenant = randomUUID();
  readonly services = {} as Record<SchemaOwner, Upstream>;
  private identity: IdentityProvider;
  private console: RunningConsole;

  async start(): Promise<void> {
    const origin = await freeOrigin();
    const person = { sub: 'sam', name: 'Sam Staff', tenant: this.tenant, roles: ['admin'] };
    this.identity = await startIdentityProvider(`${origin}/auth/callback`, person);
    for (const name of schemaOwners)
      this.services[name] = await startUpstream((seen) => {
        const given = this.answers[`${name} ${seen.method} ${seen.url.split('?')[0]}`];
        return given ? given(seen) : { body: { items: [] } };
      });
    const urls = schemaOwners.map((name) => [
      `${name.replaceAll('-', '_').toUpperCase()}_URL`,
      this.services[name].url,
    ]);
    this.console = await startConsole(origin, {
      TOKEN_ISSUER: this.identity.issuer,
      JWKS_URL: `${this.identity.issuer}/jwks`,
      ...(Object.fromEntries(urls) as Record<string, string>),
    });
  }

  get origin(): string {
    return this.console.origin;
  }

  reset(): void {
    this.answers = {};
    for (const { seen } of Object.values(this.services)) seen.length = 0;
  }

  /** The requests that a service received, newest last. */
  asked(service: SchemaOwner, method: string, path: string): Seen[] {
    return this.services[service].seen.filter((seen) => seen.method === method && seen.url.split('?')[0] === path);
  }

  queryOf(seen?: Seen): Record<string, string> {
    return Object.fromEntries(new URL(seen?.url ?? '/', 'http://x').searchParams);
  }

  async signedIn(roles = ['admin']): Promise<Browser> {
    this.identity.person = { ...this.identity.person, roles };
    const browser = new Browser(this.origin);
    await browser.open('/auth/sign-in');
    return browser;
  }

  async stop(): Promise<void> {
    await this.console?.stop();
    await Promise.all([this.identity?.stop(), ...Object.values(this.services).map((one) => one.stop())]);
  }
}
