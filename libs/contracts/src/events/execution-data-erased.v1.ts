import { defineEvent } from '../define';
import { ErasureReceipt } from '../erasure';

export const executionDataErased = defineEvent({
  type: 'execution_data_erased',
  producer: 'gateway-executor',
  aggregate: 'erasure',
  verb: 'receipted',
  summary: 'Data of executions was erased, for a deleted customer or tenant.',
  data: ErasureReceipt,
  after_erasure: true,
});
