import { healthStatuses, type SignalType } from '@linesman/contracts';
import { signalChanges, statusBehind } from './signal-changes';

/** The signals that are open after health went this way. */
function openAfter(...way: (typeof healthStatuses)[number][]): SignalType[] {
  let open: SignalType[] = [];
  for (const to of way) {
    const { opens, closes } = signalChanges(to);
    open = open.filter((type) => !closes.includes(type));
    if (opens && !open.includes(opens)) open.push(opens);
  }
  return open;
}

it('keeps what was told of a degraded line when that breaks, and when it is degraded again', () => {
  expect(openAfter('degraded', 'disconnected')).toEqual(['integration_degraded', 'integration_disconnected']);
  expect(openAfter('degraded', 'disconnected', 'degraded')).toEqual(['integration_degraded']);
});

it('leaves nothing open once healthy, whichever way it went', () => {
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
