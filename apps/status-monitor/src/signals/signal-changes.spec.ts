import { healthStatuses, type SignalType } from '@linesman/contracts';
import { signalChanges, statusBehind } from './signal-changes';

/** The signals that are open after these statuses, one after the other. */
function openAfter(...statuses: (typeof healthStatuses)[number][]): SignalType[] {
  let open: SignalType[] = [];
  for (const status of statuses) {
    const { opens, closes } = signalChanges(status);
    open = open.filter((type) => !closes.includes(type));
    if (opens && !open.includes(opens)) open.push(opens);
  }
  return open;
}

it('keeps the degraded signal open while the integration is disconnected and when it is degraded again', () => {
  expect(openAfter('degraded', 'disconnected')).toEqual(['integration_degraded', 'integration_disconnected']);
  expect(openAfter('degraded', 'disconnected', 'degraded')).toEqual(['integration_degraded']);
});

it('closes every signal once healthy, whatever came before', () => {
  for (const first of healthStatuses)
    for (const second of healthStatuses) expect(openAfter(first, second, 'healthy')).toEqual([]);
});

it('never closes what it opens', () => {
  for (const status of healthStatuses) {
    const { opens, closes } = signalChanges(status);
    expect(closes).not.toContain(opens);
    if (opens) expect(statusBehind(opens)).toBe(status);
  }
});
