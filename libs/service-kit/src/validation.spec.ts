import { Type } from 'class-transformer';
import { IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { Problem } from './problem';
import { Uuid } from './uuid';
import { httpValidation, Nullable } from './validation';

class Inner {
  @IsOptional() @IsString() name?: string;
}
class Body {
  @IsOptional() @IsString() name?: string;
  @Nullable() @IsOptional() @IsString() owner?: string | null;
  @IsOptional() @ValidateNested() @Type(() => Inner) inner?: Inner;
  @IsOptional() @IsObject() free?: object;
}

const validate = (value: unknown, metatype: typeof Body | typeof Object = Body) =>
  httpValidation().transform(value, { type: 'body', metatype });
const refused = (value: unknown) =>
  validate(value).catch((error: unknown) => (error as Problem).document.errors?.map(({ field }) => field));

it('refuses null in a field that may be absent, and names it', async () => {
  expect(await refused({ name: null })).toEqual(['name']);
  expect(await refused({ inner: { name: null } })).toEqual(['inner.name']);
  expect(await refused({ inner: null, free: null })).toEqual(['inner', 'free']);
});

it('accepts null in a nullable field, and inside an object without a shape', async () => {
  const body = { owner: null, free: { a: null, b: [{ c: null }] } };
  expect(await validate(body)).toEqual(body);
});

it.each([[null], [[]], ['text'], [7], [true]])('refuses %j as a body', async (body) => {
  expect(await refused(body)).toEqual(['body']);
});

it('takes no body for one without fields, and leaves a body without a shape alone', async () => {
  expect(await validate(undefined)).toEqual({});
  expect(await validate(null, Object)).toBeNull();
});

it('names the parameter of the path that is no UUID', () => {
  const path = { type: 'param', data: 'task_id' } as const;
  const id = '6f1c2c0e-8d57-4a6e-9a53-2f4b8f0c7d11';
  expect(new Uuid().transform(id, path)).toBe(id);
  const refused = { response: { errors: [{ field: 'task_id', message: 'must be a UUID' }] } };
  let error: unknown;
  try {
    new Uuid().transform(`${id}0`, path);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject(refused);
});
