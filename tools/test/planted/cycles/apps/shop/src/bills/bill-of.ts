import type { LineOf } from './line-of';
import type { OrderNumber } from '../orders/order-number';

export interface BillOf {
  order: OrderNumber;
  lines: LineOf[];
}
