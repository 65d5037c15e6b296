const load = () => import('./floors.ts');

it('holds detection below its limits, not at them', async () => {
  const { detectionFloors } = await load();
  const is = { p50: 29.9, p99: 120, p99_beside: 299, first_check_p99: 4_999, executions_per_second: 199 };
  expect(detectionFloors(is).map(({ limit, held }) => ({ limit, held }))).toEqual([
    { limit: 30, held: true },
    { limit: 120, held: false },
    { limit: 300, held: true },
    { limit: 5_000, held: true },
    { limit: 190, held: true },
  ]);
});

it('compares executions with the work by hand', async () => {
  const { executionFloors } = await load();
  const times = { p50_ms: 2.7, p50_ms_by_hand: 2, p99_ms: 9, p99_ms_by_hand: 6 };
  const at64 = { per_second: 600, per_second_by_hand: 1_000, p99_ms_at_64: 180, p99_ms_at_64_by_hand: 90 };
  const rates = { ...times, ...at64, processor_ms: 1.9, processor_ms_by_hand: 1.2 };
  const [throughput, latency, processor] = executionFloors('monitor running', rates);
  expect(throughput).toMatchObject({ value: 0.6, limit: 0.6, held: true });
  expect(latency).toMatchObject({ value: 1.35, limit: 1.3, held: false });
  expect(processor).toMatchObject({ value: 1.9, held: true });
  expect(throughput!.name).toContain('monitor running');
});

it('compares executions with two peers, and with themselves after a ledger has grown', async () => {
  const { ledgerFloor, peerFloors } = await load();
  expect(peerFloors({ per_second: 780, p50_ms: 3.4 }).map(({ held }) => held)).toEqual([true, false]);
  const ledger = (per_second: number) =>
    ledgerFloor({ small_ledger: { per_second: 900 }, grown_ledger: { per_second } });
  expect([ledger(750).held, ledger(749).held]).toEqual([true, false]);
});

it.each([
  [[178, 177, 177, 178, 178, 178, 179, 179, 179, 179], true],
  [[120, 310, 312, 313, 313, 314, 314, 316, 323, 328], true],
  [[200, 220, 240, 260, 280, 300, 320, 340, 360, 380], false],
])('says whether memory of %j stays flat', async (memory, held) => {
  const { memoryFloor } = await load();
  expect(memoryFloor(memory, 100_000).held).toBe(held);
});

it('judges readiness and pages', async () => {
  const { pageFloor, readinessFloors } = await load();
  const floors = readinessFloors({ process_us: 0.3, redis_ms: 0.3, fragment_p99_ms: 4.3 });
  expect(floors.map(({ held }) => held)).toEqual([true, false, true]);
  expect([pageFloor(999).held, pageFloor(1_000).held]).toEqual([true, false]);
});

it('judges what the monitor takes in', async () => {
  const { observationFloors, stormFloors } = await load();
  const taken = observationFloors({ per_second: 5_000, p50: 29, p99: 301 });
  expect(taken.map(({ held }) => held)).toEqual([true, true, false]);
  const told = { messages_each: 2, single: 1, unrecorded: 1 };
  const grown = { 'status-monitor': 151, notifier: 150 };
  const storm = stormFloors({ total: 100_000, seconds: 40, signals_each: 1, events_each: 2.02, ...told, grown });
  expect(storm.map(({ held }) => held)).toEqual([true, true, false, true, false, false, false, true]);
  expect(storm.at(-1)!.name).toContain('notifier');
});

it('says what was missed', async () => {
  const { below, describeFloor } = await load();
  expect(describeFloor(below('reads p50, ms', 0.123456, 0.3))).toBe('held: reads p50, ms 0.1235, limit 0.3');
  expect(describeFloor(below('reads p50, ms', 0.4, 0.3))).toMatch(/^MISSED: /);
});

it('judges probes', async () => {
  const { probesFloors } = await load();
  const held = (over: object) =>
    probesFloors({
      per_second: 505,
      p99_late_s: 2.5,
      longest_after_kill_s: 48,
      busiest: 0.52,
      memory_mib: [300, 310, 310, 311, 311, 312, 312, 311, 313, 312],
      ...over,
    }).map((floor) => floor.held);
  expect(held({})).toEqual([true, true, true, true, true]);
  expect(held({ per_second: 499, longest_after_kill_s: 60 })).toEqual([false, true, true, false, true]);
});

it('knows how many integrations are critical where so many probes are due a second', async () => {
  const { criticalAmong } = await import('./probes/schedule-of.ts');
  const critical = criticalAmong(1_000_000, 510);
  expect(critical / 300 + (1_000_000 - critical) / 3_600).toBeCloseTo(510, 1);
  expect(() => criticalAmong(1_000, 510)).toThrow('do not make');
});

it('compares the last third of the days with the first, after all tables have lost their first day', async () => {
  const { growthFloors } = await load();
  const days = (settled: number[]) => [1, 2, 3, ...settled];
  const flat = days([10, 11, 10, 11, 10, 11]);
  const floors = growthFloors({
    sizes: { outbox: flat, executions: days([10, 10, 11, 12, 13, 13]) },
    keys: days([3, 4, 3, 3, 4, 4]),
    redis: flat,
    blocks: { relay: days([10, 10, 11, 12, 13, 13]) },
    settled: 3,
  });
  expect(floors.map(({ held }) => held)).toEqual([true, false, true, true, false]);
  const leaking = growthFloors({ sizes: {}, keys: days([4, 5, 6, 7, 8, 9]), redis: flat, blocks: {}, settled: 3 });
  expect(leaking.map(({ held }) => held)).toEqual([false, true]);
});

it('judges what arrived while notifiers were killed', async () => {
  const { alertFloors } = await load();
  const wanted = { kills: 20, cuts: 10 };
  const held = (missed: number, doubled: number, cuts = 10) =>
    alertFloors({ missed, doubled, kills: 20, cuts, wanted }).map((it) => it.held);
  expect(held(0, 20)).toEqual([true, true, true, true]);
  expect(held(1, 21, 9)).toEqual([false, false, true, false]);
});

it('judges an outage by its messages alone', async () => {
  const { outageFloors } = await load();
  const held = outageFloors({ messages_each: 3, single: 0, unrecorded: -1 }).map((it) => it.held);
  expect(held).toEqual([false, true, true]);
});

it('judges a month, also one in which without reminders most is never repaired', async () => {
  const { monthFloors } = await load();
  const is = { missed: 0, outages_each: 2, csm_share: 1, told: 10, p50: 70, p50_plain: Infinity };
  expect(monthFloors(is).map((it) => it.held)).toEqual([true, true, true, true, true]);
  const worse = { missed: 1, outages_each: 3, csm_share: 1.1, told: 0, p50: Infinity, p50_plain: Infinity };
  expect(monthFloors(worse).map((it) => it.held)).toEqual([false, false, false, false, false]);
});
