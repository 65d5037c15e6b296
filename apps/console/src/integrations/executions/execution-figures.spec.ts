import { executionFigures, type Timed } from './execution-figures';

const start = Date.parse('2026-01-29T13:45:00Z');
const took = (ms: number, status: Timed['status'] = 'succeeded'): Timed => ({
  status,
  created_at: new Date(start - 5_000).toISOString(),
  started_at: new Date(start).toISOString(),
  finished_at: new Date(start + ms).toISOString(),
});

describe('execution figures', () => {
  it('are undefined before an execution has ended', () => {
    expect(executionFigures([{ ...took(1, 'running'), finished_at: null }, took(2, 'unknown')])).toBeUndefined();
  });

  it('say how many succeeded and how long they took from their start', () => {
    const figures = executionFigures([took(1_500, 'failed'), took(300), took(100), took(200)]);
    expect(figures).toMatchObject({ finished: 4, success_rate: 75, median: '200 ms', slowest: '1.5 s' });
  });

  it('never say 100 % when one failed', () => {
    const many = Array.from({ length: 199 }, () => took(10));
    expect(executionFigures([...many, took(10, 'failed')])?.success_rate).toBe(99);
  });

  it('draw the newest on the right, each bar within the drawing', () => {
    const bars = executionFigures([took(100, 'failed'), took(0)])?.bars;
    expect(bars).toEqual([
      { x: 576, y: 60, height: 4, status: 'succeeded' },
      { x: 588, y: 0, height: 64, status: 'failed' },
    ]);
  });
});
