import { BackendConfig } from '@linesman/service-kit';

export class StatusMonitorConfig extends BackendConfig {}
