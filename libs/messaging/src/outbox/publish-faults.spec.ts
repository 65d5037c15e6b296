import { faultOf, StoppedStreams } from './publish-faults';

it.each([
  [Object.assign(new Error('message size exceeds maximum allowed'), { code: 10_054 }), 'row'],
  [new Error("'payload' max_payload size exceeded"), 'row'],
  [new Error('Permissions Violation for Publish to "outcomes.integrations.a"'), 'row'],
  [Object.assign(new Error('maximum bytes exceeded'), { code: 10_077 }), 'stream'],
  [new Error('no responders'), 'stream'],
  [new Error('stream not found'), 'stream'],
  [new Error('timeout'), 'stream'],
  [new Error('closed connection'), 'stream'],
  [new Error('something new'), 'unknown'],
])('knows what refused a message: %s', (error, fault) => expect(faultOf(error)).toBe(fault));

it('asks a stream that refused again later each time, and the others at once', () => {
  let now = 0;
  const streams = new StoppedStreams(() => now);
  const waited = (): number => {
    const from = now;
    while (!streams.isDue('outcomes')) now += 100;
    return now - from;
  };
  const waits = Array.from({ length: 6 }, () => {
    streams.refused('outcomes');
    // Those that were sent together with it count once.
    streams.refused('outcomes');
    return waited();
  });
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  expect(streams.isStopped('outcomes')).toBe(true);
  expect(streams.isStopped('events')).toBe(false);
  streams.took('outcomes');
  expect(streams.isStopped('outcomes')).toBe(false);
});
