import { Browser } from './browser';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';
import { tenant, TenantServices } from './tenant-services';

/** A console with fake services, and a member of a tenant who is signed in. */
export class TenantWorld {
  readonly services = new TenantServices();
  origin: string;
  private identity: IdentityProvider;
  private linesman: RunningConsole;

  async start(): Promise<void> {
    this.origin = await freeOrigin();
    const person = { sub: 'anna', name: 'Anna', tenant, roles: ['tenant_admin'] };
    this.identity = await startIdentityProvider(`${this.origin}/auth/callback`, person);
    await this.services.start();
    this.linesman = await startConsole(this.origin, {
      TOKEN_ISSUER: this.identity.issuer,
      JWKS_URL: `${this.identity.issuer}/jwks`,
      INTEGRATIONS_URL: this.services.integrations.url,
      CATALOG_URL: this.services.catalog.url,
      NOTIFIER_URL: this.services.notifier.url,
      STATUS_MONITOR_URL: this.services.monitor.url,
    });
  }

  async signedIn(roles = ['tenant_admin']): Promise<Browser> {
    this.identity.person = { ...this.identity.person, roles };
    const browser = new Browser(this.origin);
    await browser.open('/auth/sign-in');
    return browser;
  }

  async stop(): Promise<void> {
    await this.linesman?.stop();
    await this.services.stop();
    await this.identity?.stop();
  }
}
