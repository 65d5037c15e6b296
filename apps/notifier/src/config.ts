import { BackendConfig } from '@linesman/service-kit';

export class NotifierConfig extends BackendConfig {}
