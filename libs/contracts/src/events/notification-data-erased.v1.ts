import { defineEvent } from '../define';
import { ErasureReceipt } from '../erasure';

export const notificationDataErased = defineEvent({
  type: 'notification_data_erased',
  producer: 'notifier',
  aggregate: 'erasure',
  verb: 'receipted',
  summary: 'Data of notifications was erased, for a deleted customer or tenant.',
  data: ErasureReceipt,
  after_erasure: true,
});
