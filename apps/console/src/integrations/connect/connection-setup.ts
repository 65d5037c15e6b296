import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Connection, ConnectionSetup } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

/** Asks how a connection is set up: by consent or key, and with which fields. */
@Injectable()
export class LoadSetup {
  constructor(private readonly api: ServiceApi) {}

  /** For an integration that exists; undefined where its provider is no longer installed. */
  async ifInstalled(token: string, connection_code: string): Promise<ConnectionSetup | undefined> {
    return this.setup(token, connection_code).catch((error: unknown) => {
      if (error instanceof Problem && error.getStatus() === 422) return undefined;
      throw error;
    });
  }

  /** The connections that nobody can connect before staff have added our credentials for the provider. */
  async notSetUp(token: string): Promise<Set<string>> {
    const { data } = await part(this.api.get('/v1/connections', token));
    return notSetUpAmong(data?.items ?? []);
  }

  async of(token: string, connection_code: string): Promise<{ connection: Connection; setup: ConnectionSetup }> {
    const path = { connection_code };
    const [connection, setup] = await Promise.all([
      this.api.get('/v1/internal/connections/{connection_code}', token, { path }),
      this.setup(token, connection_code),
    ]);
    return { connection, setup };
  }

  private setup(token: string, connection_code: string): Promise<ConnectionSetup> {
    return this.api.get('/v1/connections/{connection_code}/setup', token, { path: { connection_code } });
  }
}

/** While the services are updated, an older process answers without `can_connect`. */
type Installed = { connection_code: string; can_connect?: boolean };

export const notSetUpAmong = (installed: Installed[]): Set<string> =>
  new Set(installed.filter(({ can_connect }) => can_connect === false).map(({ connection_code }) => connection_code));
