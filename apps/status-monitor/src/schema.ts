import type { ServiceSchema } from '@linesman/persistence';
import { Init1764000000000 } from './migrations/1764000000000-init';

export const schema: ServiceSchema = { service: 'status-monitor', entities: [], migrations: [Init1764000000000] };
