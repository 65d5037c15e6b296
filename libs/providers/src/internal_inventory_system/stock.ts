import type { GatewayCall } from '@linesman/provider-kit';
import { inventoryGet, inventoryWrite } from './dialect';

interface StockLevel {
  sku: string;
  on_hand: number;
  reserved: number;
  available: number;
  updated_at: string;
}

interface Reservation {
  reservation_id: string;
  sku: string;
  quantity: number;
  status: string;
}

export async function getStockLevel(call: GatewayCall): Promise<Record<string, unknown>> {
  const path = `/v1/stock/${encodeURIComponent(String(call.parameters.sku))}`;
  const { sku, on_hand, reserved, available, updated_at } = await inventoryGet(call, path, isStockLevel);
  return { sku, on_hand, reserved, available, updated_at };
}

export async function reserveStock(call: GatewayCall): Promise<Record<string, unknown>> {
  const { sku, quantity, reference } = call.parameters;
  const json = { sku, quantity, reference };
  const made = await inventoryWrite(call, { path: '/v1/reservations', json }, isReservation);
  return { reservation_id: made.reservation_id, sku: made.sku, quantity: made.quantity, status: made.status };
}

function isStockLevel(body: unknown): body is StockLevel {
  if (typeof body !== 'object' || body === null) return false;
  const { sku, on_hand, reserved, available, updated_at } = body as Partial<StockLevel>;
  const counted = [on_hand, reserved, available].every((count) => Number.isInteger(count));
  return typeof sku === 'string' && counted && typeof updated_at === 'string';
}

function isReservation(body: unknown): body is Reservation {
  if (typeof body !== 'object' || body === null) return false;
  const { reservation_id, sku, quantity, status } = body as Partial<Reservation>;
  const named = [reservation_id, sku, status].every((text) => typeof text === 'string' && text !== '');
  return named && Number.isInteger(quantity);
}
