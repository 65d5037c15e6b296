import { Browser } from './browser';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';
import { tenant, TenantServices } from './tenant-services';

/** A console with fake services, and a member of a tenant who is signed in. */
export class TenantWorld {
  private constructor(
    readonly services: TenantServices,
    readonly console: RunningConsole,
    private readonly identity: IdentityProvider,
  ) {}

  static async start(): Promise<TenantWorld> {
    const origin = await freeOrigin();
    const person = { sub: 'anna', name: 'Anna', tenant, roles: ['tenant_admin'] };
    const identity = await startIdentityProvider(`${origin}/auth/callback`, person);
    const services = await TenantServices.start();
    const running = await startConsole(origin, {
      TOKEN_ISSUER: identity.issuer,
      JWKS_URL: `${identity.issuer}/jwks`,
      INTEGRATIONS_URL: services.integrations.url,
      CATALOG_URL: services.catalog.url,
      NOTIFIER_URL: services.notifier.url,
    });
    return new TenantWorld(services, running, identity);
  }

  get origin(): string {
    return this.console.origin;
  }

  async signedIn(roles = ['tenant_admin']): Promise<Browser> {
    this.identity.person = { ...this.identity.person, roles };
    const browser = new Browser(this.origin);
    await browser.open('/auth/sign-in');
    return browser;
  }

  async stop(): Promise<void> {
    await this.console.stop();
    await this.services.stop();
    await this.identity.stop();
  }
}
