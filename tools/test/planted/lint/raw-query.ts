import type { EntityManager } from 'typeorm';

export const names = (tx: EntityManager): Promise<unknown> => tx.query('select name from customers');
