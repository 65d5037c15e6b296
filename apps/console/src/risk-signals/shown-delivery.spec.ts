import type { Delivery } from '../upstream/answers';
import { shownDelivery } from './shown-delivery';

it.each([
  [{ state: 'pending', reason: 'waits_for_digest' }, 'Waits for a digest'],
  [{ state: 'pending', reason: 'working_hours' }, 'Waits for working hours'],
  [{ state: 'pending', reason: null }, 'Being sent'],
  [{ state: 'sent', reason: 'digest of 3' }, 'Sent'],
])('says of a delivery with %j: %s', (delivery, label) =>
  expect(shownDelivery({ occasion: 'opened', ...delivery } as Delivery).label).toBe(label),
);
