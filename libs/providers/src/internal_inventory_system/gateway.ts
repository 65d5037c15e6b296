import { defineGateway } from '@linesman/provider-kit';
import { manifest } from './manifest';
import { getStockLevel, reserveStock } from './stock';

export const gateway = defineGateway(manifest, { GET_STOCK_LEVEL: getStockLevel, RESERVE_STOCK: reserveStock });
