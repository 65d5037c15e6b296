import { BackendConfig } from '@linesman/service-kit';

export class IntegrationsConfig extends BackendConfig {}
