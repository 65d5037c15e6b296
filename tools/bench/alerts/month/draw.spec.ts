const load = () => import('./draw.ts');

it('draws the same of the same keys, and evenly', async () => {
  const { draw } = await load();
  expect(draw(1, 'a', 2)).toBe(draw(1, 'a', 2));
  expect(draw(1, 'a', 2)).not.toBe(draw(2, 'a', 2));
  const all = Array.from({ length: 10_000 }, (_, n) => draw('even', n));
  const below = (share: number) => all.filter((one) => one < share).length / all.length;
  for (const share of [0.1, 0.5, 0.9]) expect(Math.abs(below(share) - share)).toBeLessThan(0.02);
});

it('makes ids', async () => {
  const { idOf } = await load();
  expect(idOf('a', 1)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(Array.from({ length: 2_000 }, (_, n) => idOf('of', n))).size).toBe(2_000);
});
