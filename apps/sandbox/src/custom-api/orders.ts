import { Injectable } from '@nestjs/common';

export interface Order {
  order_id: string;
  state: string;
  total: number;
}

/** What TechCorp's own system knows of its orders, until it is reset. */
@Injectable()
export class Orders {
  private readonly orders = new Map<string, Order>();
  private readonly byKey = new Map<string, Order>();

  list(): Order[] {
    return [...this.orders.values()];
  }

  find(id: string): Order | undefined {
    return this.orders.get(id);
  }

  /** Once for each idempotency key. */
  add(total: number, key?: string): Order {
    const known = key && this.byKey.get(key);
    if (known) return known;
    const order = { order_id: `order-${this.orders.size + 1}`, state: 'open', total };
    this.orders.set(order.order_id, order);
    if (key) this.byKey.set(key, order);
    return order;
  }

  clear(): void {
    this.orders.clear();
    this.byKey.clear();
  }
}
