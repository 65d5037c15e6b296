import { BackendConfig } from '@linesman/service-kit';

export class CatalogConfig extends BackendConfig {}
