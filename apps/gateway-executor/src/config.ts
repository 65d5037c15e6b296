import { BackendConfig } from '@linesman/service-kit';

export class GatewayExecutorConfig extends BackendConfig {}
