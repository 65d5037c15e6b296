import { decideNext, type LineNow } from './decide-next';

const works: LineNow = { health: 'healthy', looks: 0 };

it.each<[string, LineNow, object]>([
  ['releases the first one', works, { kind: 'release' }],
  ['releases where other parts fail', { ...works, health: 'degraded' }, { kind: 'release' }],
  ['releases nothing while it is disconnected', { ...works, health: 'disconnected' }, { kind: 'stay' }],
  ['waits for the one that was released', { ...works, current: 'running' }, { kind: 'wait' }],
  ['waits until it is tried again', { ...works, current: 'requested' }, { kind: 'wait' }],
  ['waits for its end after another break', { ...works, health: 'disconnected', current: 'running' }, { kind: 'wait' }],
  ['releases the next one after a success', { ...works, current: 'succeeded' }, { kind: 'release' }],
  ['releases the next one after a failure of its own', { ...works, current: 'failed' }, { kind: 'release' }],
  ['releases the next one while an end is looked up', { ...works, current: 'unknown' }, { kind: 'release' }],
  ['rests after one that was parked again', { ...works, current: 'parked' }, { kind: 'rest', in_ms: 2_000 }],
  ['rests longer each time', { ...works, looks: 3, current: 'parked' }, { kind: 'rest', in_ms: 16_000 }],
  ['rests ten minutes at most', { ...works, looks: 40, current: 'parked' }, { kind: 'rest', in_ms: 600_000 }],
  ['stays where it broke again', { ...works, health: 'disconnected', current: 'parked' }, { kind: 'stay' }],
])('%s', (_, line, next) => expect(decideNext(line)).toEqual(next));
