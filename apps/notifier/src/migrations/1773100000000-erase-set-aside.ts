import { letEraseNoSetAside, letEraseSetAside } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An erasure reaches events that no stream takes. */
export class EraseSetAside1773100000000 implements MigrationInterface {
  up(q: QueryRunner): Promise<void> {
    return letEraseSetAside(q);
  }

  down(q: QueryRunner): Promise<void> {
    return letEraseNoSetAside(q);
  }
}
