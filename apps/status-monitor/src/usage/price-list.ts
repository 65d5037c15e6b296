import { rows, type Tx } from '@linesman/persistence';
import type { Price } from './price';

/** A tenant has so many prices at most, so that all of them are read at once. */
export const MOST_PRICES = 1_000;

/** Of the transaction's tenant. */
export const readPriceList = (tx: Tx): Promise<Price[]> =>
  rows<Price>(
    tx,
    `select connection_code, capability_code, per, amount::text, currency, valid_from::text, 'tenant' as list
     from usage_prices limit ${MOST_PRICES}`,
  );
