import { codeIn, hashOf, makeCode } from './link-code';

it('makes codes that are found in what somebody posts', () => {
  const code = makeCode();
  expect(codeIn(` connect ${code} `)).toBe(code);
  expect(codeIn(`Connect ${code.toLowerCase()}, please`)).toBe(code.toLowerCase());
  expect(makeCode()).not.toBe(code);
});

it.each(['hello', 'connect', 'connect me', 'disconnect BCDFG-HJK42', 'connect BCDFG-HJK4'])(
  'finds none in "%s"',
  (text) => {
    expect(codeIn(text)).toBeUndefined();
  },
);

it('knows a code however it is typed', () => {
  expect(hashOf('bcdfghjk42')).toBe(hashOf('BCDFG-HJK42'));
  expect(hashOf('BCDFG-HJK43')).not.toBe(hashOf('BCDFG-HJK42'));
});
