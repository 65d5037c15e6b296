import { contrastWithWhite, faultOfColor } from './contrast';

it.each([
  ['#000000', 21],
  ['#ffffff', 1],
  ['#767676', 4.54],
  ['#777777', 4.48],
])('knows the contrast of white text on %s', (color, ratio) => expect(contrastWithWhite(color)).toBeCloseTo(ratio, 2));

it.each(['#1f5fd6', '#767676', '#b00020', '#0f7048', '#000000'])('accepts %s', (color) =>
  expect(faultOfColor(color)).toBeUndefined(),
);

it.each(['#777777', '#ffcc00', '#ffffff', '#00c2a8'])(
  'refuses %s, on which white text cannot be read, and names a shade that is accepted',
  (color) => {
    const fault = faultOfColor(color)!;
    expect(fault).toMatch(/its contrast is \d\.\d to 1, and 4\.5 to 1 is needed/);
    expect(faultOfColor(/#[0-9a-f]{6}(?= is dark enough)/.exec(fault)![0])).toBeUndefined();
  },
);
