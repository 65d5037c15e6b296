import type { BillOf } from './bill-of';

export interface LineOf {
  bill: BillOf;
}
