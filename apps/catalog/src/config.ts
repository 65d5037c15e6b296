import { BackendConfig, CommaSeparated } from '@linesman/service-kit';

export class CatalogConfig extends BackendConfig {
  /** Names of packages that each add one provider. */
  @CommaSeparated() PROVIDER_PACKAGES: string[] = [];
}
