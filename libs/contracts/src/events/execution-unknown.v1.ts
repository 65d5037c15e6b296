import { defineEvent } from '../define';
import { ExecutionFailed } from './execution-failed.v1';

export { ExecutionFailed as ExecutionUnknown };

export const executionUnknown = defineEvent({
  type: 'execution_unknown',
  producer: 'gateway-executor',
  aggregate: 'execution',
  verb: 'unknown',
  summary: 'The call may have been performed; reconciliation will tell.',
  data: ExecutionFailed,
});
