import { Module } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { parseCredentialKeys } from './credential-keys';
import { ProveKeys } from './prove-keys.system';
import { Sealer } from './sealer';

@Module({
  providers: [
    {
      provide: Sealer,
      useFactory: ({ CREDENTIAL_KEYS }: IntegrationsConfig) => new Sealer(parseCredentialKeys(CREDENTIAL_KEYS)),
      inject: [IntegrationsConfig],
    },
    ProveKeys,
  ],
  exports: [Sealer],
})
export class SealingModule {}
