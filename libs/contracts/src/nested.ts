import { Type } from 'class-transformer';
import { IsArray, IsObject, ValidateNested } from 'class-validator';

type Decorate = (target: object, key: string) => void;

/** One object of another shape. `ValidateNested` alone takes an array too, an empty one included. */
export const Nested =
  (shape: () => new () => object): Decorate =>
  (target, key) => {
    for (const decorate of [IsObject(), ValidateNested(), Type(shape)]) decorate(target, key);
  };

/** A list of such objects. `ValidateNested({ each: true })` alone takes one object in place of the list, and lists in it. */
export const NestedList =
  (shape: () => new () => object): Decorate =>
  (target, key) => {
    for (const decorate of [IsArray(), IsObject({ each: true }), ValidateNested({ each: true }), Type(shape)])
      decorate(target, key);
  };
