import { parseIfMatch, refuseStale } from './entity-tag';
import { Problem } from './problem';

const refuses = (header: string, version: number | undefined): boolean => {
  try {
    refuseStale(parseIfMatch(header), version);
    return false;
  } catch (error) {
    if (error instanceof Problem && error.getStatus() === 412) return true;
    throw error;
  }
};

it.each([
  ['"3"', 3, false],
  ['"2"', 3, true],
  ['"2", "3"', 3, false],
  ['W/"3"', 3, true],
  ['*', 3, false],
  ['*', undefined, true],
  ['"0"', undefined, true],
])('compares If-Match: %s with version %s', (header, version, refused) => {
  expect(refuses(header, version)).toBe(refused);
});

it('accepts a request without If-Match', () => {
  expect(() => refuseStale(undefined, undefined)).not.toThrow();
});

it.each(['3', '"3" "4"', '"a b"', '', '"3",'])('refuses the header %j', (header) => {
  expect(() => parseIfMatch(header)).toThrow(Problem);
});
