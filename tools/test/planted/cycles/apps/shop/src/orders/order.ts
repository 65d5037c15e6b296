import type { Bill } from '../bills/bill';

export interface Order {
  bill: Bill;
}
