import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { readRunning } from '../silences/running-silences';
import type { Silence } from '../silences/silence';
import { SilencesEverywhere } from '../silences/silences-everywhere';
import type { Delivery } from './delivery.entity';
import { isFirst } from './occasions';

/** The silences that a delivery asks for when it is to be sent. */
@Injectable()
export class SilencesNow {
  constructor(private readonly everywhere: SilencesEverywhere) {}

  /** What is sent at once was asked when its run began, and a silence is about what opens only. */
  async for(
    tx: Tx,
    { occasion, follows, due_at }: Pick<Delivery, 'occasion' | 'follows' | 'due_at'>,
  ): Promise<Silence[]> {
    if (due_at === null || !isFirst({ occasion, follows: follows !== null })) return [];
    return this.all(tx);
  }

  async all(tx: Tx): Promise<Silence[]> {
    return [...(await readRunning(tx)), ...this.everywhere.all];
  }
}
