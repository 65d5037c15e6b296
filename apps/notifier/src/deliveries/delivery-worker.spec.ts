import type { Logger } from 'pino';
import type { ClaimedDelivery } from './channel';
import type { Taken } from './claim-delivery';
import { OF_A_LANE } from './claim-due.system';
import { DeliveryWorker } from './delivery-worker';
import type { EditMessage } from './edit-message';
import type { SendDelivery } from './send-delivery';

const lane = { tenant_id: 'one', channel: 'slack' };
const other = { tenant_id: 'other', channel: 'slack' };

/** A worker whose channels do not answer. */
function hanging() {
  const begun: string[] = [];
  const postponed: number[] = [];
  const never = (name: string) => () => {
    begun.push(name);
    return new Promise<never>(() => undefined);
  };
  const sending = { send: never('send'), sendClaimed: never('claimed'), sendTaken: never('taken') };
  const edits = { editDue: never('edit') };
  const worker = new DeliveryWorker(
    sending as Partial<SendDelivery> as SendDelivery,
    edits as Partial<EditMessage> as EditMessage,
    {} as Logger,
  );
  worker.onChange({ postponed: (after_ms) => postponed.push(after_ms), ended: () => undefined });
  return { worker, begun, postponed };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('leaves to what is due as much as a claim takes, however many alerts are decided meanwhile', () => {
  const { worker, begun } = hanging();
  for (let i = 0; i < 20; i += 1)
    if (worker.hasRoom(lane)) worker.sendClaimed({ delivery: { ...lane, id: `${i}` } } as ClaimedDelivery);
  for (let i = 0; i < 20; i += 1) worker.now({ ...lane, kind: i % 2 ? 'send' : 'refresh', id: `${i}` });
  expect(worker.wanted.crowded).toEqual([]);
  for (let i = 0; i < OF_A_LANE; i += 1) worker.sendTaken({ ...lane, id: `due-${i}` } as Taken);
  expect(worker.wanted.crowded).toEqual([expect.objectContaining(lane)]);
  expect([begun.filter((it) => it === 'taken').length, begun.length]).toEqual([OF_A_LANE, 2 * OF_A_LANE]);
  expect([worker.hasRoom(lane), worker.hasRoom(other)]).toEqual([false, true]);
});

it('looks for what is due when something that was just decided finds no room', () => {
  const { worker, postponed } = hanging();
  for (let i = 0; i < 2 * OF_A_LANE; i += 1) worker.sendTaken({ ...lane, id: `${i}` } as Taken);
  worker.now({ ...lane, kind: 'send', id: 'decided' });
  expect(postponed).toEqual([0]);
});
