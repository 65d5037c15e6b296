import { IsInt, IsString, validateSync } from 'class-validator';
import './validation';

/** Counts how often somebody asks whether a class inherits from it. */
class Watched {
  static asked = 0;
  @IsString() text: string;
  static [Symbol.hasInstance](): boolean {
    Watched.asked += 1;
    return false;
  }
}
class Named {
  @IsString() name: string;
}
class Counted extends Named {
  @IsInt() count: number;
}

const wrong = (of: object) => validateSync(of).map(({ property }) => property);

it('looks the rules of a class up once, those that it inherits among them', () => {
  expect(wrong(Object.assign(new Counted(), { count: 'a' }))).toEqual(['count', 'name']);
  const asked = Watched.asked;
  expect(asked).toBeGreaterThan(0);
  expect(wrong(Object.assign(new Counted(), { name: 'a', count: 1 }))).toEqual([]);
  expect(wrong(Object.assign(new Counted(), { count: 1 }))).toEqual(['name']);
  expect(Watched.asked).toBe(asked);
  expect(wrong(new Named())).toEqual(['name']);
});

it('looks up by groups as before', () => {
  class Grouped {
    @IsString({ groups: ['a'] }) first: string;
    @IsString({ groups: ['b'] }) second: string;
  }
  const of = (groups: string[]) => validateSync(new Grouped(), { groups }).map(({ property }) => property);
  expect([of(['a']), of(['b']), of(['a'])]).toEqual([['first'], ['second'], ['first']]);
});
