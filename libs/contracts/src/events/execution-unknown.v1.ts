import { defineEvent } from '../define';
import { ExecutionFailed } from './execution-failed.v1';

export { ExecutionFailed as ExecutionUnknown };

export const executionUnknown = defineEvent({
  type: 'execution_unknown',
  producer: 'gateway-executor',
  stream: 'FAILURES',
  ends_in_asker: true,
  aggregate: 'execution',
  verb: 'unknown',
  summary: 'The provider may have acted. Reconciliation finds out, and a second event says how the execution ended.',
  data: ExecutionFailed,
});
