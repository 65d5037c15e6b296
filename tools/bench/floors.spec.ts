const load = () => import('./floors.ts');

it('holds detection below its limits, not at them', async () => {
  const { detectionFloors } = await load();
  expect(detectionFloors({ p50: 99.9, p99: 500 })).toEqual([
    { name: 'detection p50, ms', value: 99.9, limit: 100, held: true },
    { name: 'detection p99, ms', value: 500, limit: 500, held: false },
  ]);
});

it('compares executions with the work by hand', async () => {
  const { executionFloors } = await load();
  const rates = { per_second: 600, per_second_by_hand: 1_000, p50_ms: 3.5, p50_ms_by_hand: 2 };
  const [throughput, latency] = executionFloors('monitor running', rates);
  expect(throughput).toMatchObject({ value: 0.6, limit: 0.6, held: true });
  expect(latency).toMatchObject({ value: 1.75, limit: 1.7, held: false });
  expect(throughput!.name).toContain('monitor running');
});

it.each([
  [[178, 177, 177, 178, 178, 178, 179, 179, 179, 179], true],
  [[120, 310, 312, 313, 313, 314, 314, 316, 323, 328], true],
  [[200, 220, 240, 260, 280, 300, 320, 340, 360, 380], false],
])('says whether memory of %j stays flat', async (memory, held) => {
  const { memoryFloor } = await load();
  expect(memoryFloor(memory).held).toBe(held);
});

it('judges readiness and pages', async () => {
  const { pageFloor, readinessFloors } = await load();
  const floors = readinessFloors({ process_us: 0.3, redis_ms: 0.3, fragment_p99_ms: 4.3 });
  expect(floors.map(({ held }) => held)).toEqual([true, false, true]);
  expect([pageFloor(999).held, pageFloor(1_000).held]).toEqual([true, false]);
});

it('says what was missed', async () => {
  const { below, describeFloor } = await load();
  expect(describeFloor(below('reads p50, ms', 0.123456, 0.3))).toBe('held: reads p50, ms 0.1235, limit 0.3');
  expect(describeFloor(below('reads p50, ms', 0.4, 0.3))).toMatch(/^MISSED: /);
});
