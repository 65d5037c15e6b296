import type { ServiceSchema } from '@linesman/persistence';
import { Execution } from './execution/execution.entity';
import { Init1764000000000 } from './migrations/1764000000000-init';

export const schema: ServiceSchema = {
  service: 'gateway-executor',
  entities: [Execution],
  migrations: [Init1764000000000],
};
