import { Injectable } from '@nestjs/common';
import { StateDir } from '../../state/state-dir';

export interface Order {
  order_id: string;
  state: string;
  total: number;
}

/** The orders in TechCorp's own system, in memory. */
@Injectable()
export class Orders {
  private readonly orders = new Map<string, Order>();
  private readonly byKey = new Map<string, Order>();

  constructor(state: StateDir) {
    state.onReset(() => {
      this.orders.clear();
      this.byKey.clear();
    });
  }

  list(): Order[] {
    return [...this.orders.values()];
  }

  find(id: string): Order | undefined {
    return this.orders.get(id);
  }

  /** Adds one order for each idempotency key. */
  add(total: number, key?: string): Order {
    const known = key && this.byKey.get(key);
    if (known) return known;
    const order = { order_id: `order-${this.orders.size + 1}`, state: 'open', total };
    this.orders.set(order.order_id, order);
    if (key) this.byKey.set(key, order);
    return order;
  }
}
