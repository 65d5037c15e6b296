import { defineEvent } from '../define';
import { ErasureReceipt } from '../erasure';

export const monitoringDataErased = defineEvent({
  type: 'monitoring_data_erased',
  producer: 'status-monitor',
  aggregate: 'erasure',
  verb: 'receipted',
  summary: 'Health, its events and risk signals: erased for a deleted customer or tenant.',
  data: ErasureReceipt,
  after_erasure: true,
});
