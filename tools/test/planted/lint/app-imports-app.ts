import { schema } from '../../integrations/src/schema';

export const stolen = schema;
