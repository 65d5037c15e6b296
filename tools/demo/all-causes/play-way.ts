import { causeFacts } from '@linesman/contracts';
import { setTimeout as pause } from 'node:timers/promises';
import type { HeardEvent } from '../../actors/platform.ts';
import { expect, waitFor } from '../../actors/wait-for.ts';
import { mustBeToldOnce, RECOVERING_MS, seeNothing, seeWay } from './see-way.ts';
import type { Shown } from './shown.ts';
import type { Scene, Stage } from './stage.ts';
import { receivedOf, readersOf } from './told.ts';
import { causeAt, type Way } from './ways.ts';

const AGE_MS = 62_000;

export interface Played {
  shown: Shown;
  /** Looks again later whether somebody was told twice. */
  lookAgain: () => Promise<void>;
}

/** Breaks an integration of each customer, sees who is told of it, repairs them, and sees that it closes. */
export async function playWay(stage: Stage, way: Way): Promise<Played> {
  const cause = causeAt(way, stage.code);
  expect(cause, `"${way.name}" says what its cause is at ${stage.code}`);
  const scenes: Scene[] = [];
  try {
    for (let n = 0; n < (way.customers ?? 1); n += 1) scenes.push(await stage.connect(way.connecting?.()));
    for (const scene of scenes) {
      if (way.aged) await pause(Math.max(0, scene.connectedAt + AGE_MS - Date.now()));
      await way.prepares?.(scene);
    }
    const began = Date.now();
    for (const scene of scenes) await way.breaks(scene);
    const { party, remedy } = causeFacts[cause];
    const isSeen = remedy !== 'none';
    const all = Promise.all(
      scenes.map((scene) => (isSeen ? seeWay(scene, way, cause, began) : seeNothing(scene, way, began))),
    );
    const [outage, [seen]] = await Promise.all([way.customers && seeOutage(stage, began, all), all]);
    const shown = { way: way.name, provider: stage.code, cause, party, health: way.health, ...seen!, ...outage };
    const lookAgain = async () => {
      for (const scene of scenes) mustBeToldOnce(await receivedOf(scene, began), readersOf(cause));
    };
    return { shown, lookAgain };
  } finally {
    for (const scene of scenes) await scene.end();
  }
}

/** Sees that one outage opens, and that it closes after the repair. */
async function seeOutage(stage: Stage, began: number, repaired: Promise<unknown>): Promise<Partial<Shown>> {
  const { platform, patienceMs, code } = stage;
  const isOwn = ({ heard_at, data }: HeardEvent): boolean => heard_at >= began && data.connection_code === code;
  const opened = await waitFor('provider_outage_opened', patienceMs, () =>
    platform.find('provider_outage_opened', isOwn),
  );
  await repaired;
  await waitFor('provider_outage_closed', patienceMs + RECOVERING_MS, () =>
    platform.find('provider_outage_closed', isOwn),
  );
  return { noticed_by: 'outage', detected_ms: Math.round(opened.heard_at - began) };
}
