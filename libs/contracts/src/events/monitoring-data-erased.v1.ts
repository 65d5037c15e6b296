import { defineEvent } from '../define';
import { ErasureReceipt } from '../erasure';

export const monitoringDataErased = defineEvent({
  type: 'monitoring_data_erased',
  producer: 'status-monitor',
  aggregate: 'erasure',
  verb: 'receipted',
  summary: 'Health, observations and risk signals were erased, for a deleted customer or tenant.',
  data: ErasureReceipt,
  after_erasure: true,
});
