import type { ServiceSchema } from '@linesman/persistence';
import { Execution } from './execution/execution.entity';
import { Init1764000000000 } from './migrations/1764000000000-init';
import { PermissionsAndForgetting1764400000000 } from './migrations/1764400000000-permissions-and-forgetting';
import { Erasure1764480000000 } from './migrations/1764480000000-erasure';
import { Reconciliation1764300000000 } from './migrations/1764300000000-reconciliation';

export const schema: ServiceSchema = {
  service: 'gateway-executor',
  entities: [Execution],
  migrations: [
    Init1764000000000,
    Reconciliation1764300000000,
    PermissionsAndForgetting1764400000000,
    Erasure1764480000000,
  ],
};
