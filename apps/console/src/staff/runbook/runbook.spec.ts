import { runbook, sectionsOf } from './runbook';

it('reads the sections, with the code in them and without addresses of links', () => {
  const [first, second] = sectionsOf(
    '# A\n\nAbout.\n\n## LinesmanA\n\nSee [b](c.md), run `d`.\n\n## LinesmanE\n\nF.\n',
  );
  expect(first).toEqual({
    name: 'LinesmanA',
    id: 'linesmana',
    blocks: [
      {
        list: false,
        lines: [
          [
            { text: 'See b, run ', code: false },
            { text: 'd', code: true },
            { text: '.', code: false },
          ],
        ],
      },
    ],
  });
  expect(second!.name).toBe('LinesmanE');
});

it('has what a staff signal leads to', () => {
  expect(runbook().map(({ name }) => name)).toEqual(
    expect.arrayContaining(['LinesmanProbesLate', 'LinesmanMessagesLate', 'LinesmanProbesFail', 'LinesmanClockWrong']),
  );
});
