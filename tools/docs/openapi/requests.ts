import { typeStorage } from '../type-storage.ts';
import { targetConstructorToSchema } from 'class-validator-jsonschema';
import ts from 'typescript';
import { orNull } from './answers.ts';
import type { Components, Schema } from './components.ts';
import type { Class } from './routes.ts';
import { docOf, type Sources } from './sources.ts';

/** JSON Schema of a DTO: what class-validator checks, with the doc comments and defaults of the class. */
export class Requests {
  private readonly sources: Sources;
  private readonly components: Components;

  constructor(sources: Sources, components: Components) {
    this.sources = sources;
    this.components = components;
  }

  /** @param type the type that the compiler has of the same class. */
  refTo(dto: Class, type: ts.Type): Schema {
    return this.components.ref(type.symbol, '', dto.name, () => {
      const description = docOf(this.sources, type.symbol);
      return { ...(description ? { description } : {}), ...this.schemaOf(dto, type), additionalProperties: false };
    });
  }

  schemaOf(dto: Class, type: ts.Type): Schema {
    const options = { classTransformerMetadataStorage: typeStorage, refPointerPrefix: '#/components/schemas/' };
    const schema = targetConstructorToSchema(dto, options) as { properties?: Schema; required?: string[] };
    const defaults = { ...new (dto as new () => object)() } as Schema;
    const properties: Schema = {};
    for (const symbol of this.sources.checker.getPropertiesOfType(type)) {
      const checked = schema.properties?.[symbol.name] as Schema | undefined;
      if (checked) properties[symbol.name] = this.property(dto, symbol, checked, defaults[symbol.name]);
    }
    const required = (schema.required ?? []).filter((name) => defaults[name] === undefined);
    return { type: 'object', properties, ...(required.length > 0 ? { required } : {}) };
  }

  private property(dto: Class, symbol: ts.Symbol, checked: Schema, byDefault: unknown): Schema {
    const { checker } = this.sources;
    const type = checker.getTypeOfSymbol(symbol);
    const description = docOf(this.sources, symbol);
    const isNullable = type.isUnion() && type.types.some(({ flags }) => flags & ts.TypeFlags.Null);
    const schema = orNull(this.nested(dto, symbol, checked), isNullable);
    // The library has no schema for a time zone, for example.
    const isText = Boolean(checker.getNonNullableType(type).flags & ts.TypeFlags.StringLike);
    return {
      ...(isText && Object.keys(schema).length === 0 ? { type: 'string' } : schema),
      ...(description ? { description } : {}),
      ...(byDefault === undefined ? {} : { default: byDefault }),
    };
  }

  /** `@Type(() => Csm)` names the class of a nested property. */
  private nested(dto: Class, symbol: ts.Symbol, checked: Schema): Schema {
    const isList = checked.type === 'array';
    const holder = (isList ? checked.items : checked) as Schema | undefined;
    if (!holder?.$ref) return plain(checked);
    const { checker } = this.sources;
    const inside = typeStorage.findTypeMetadata(dto, symbol.name).typeFunction() as Class;
    const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
    const element = isList ? checker.getIndexTypeOfType(type, ts.IndexKind.Number)! : type;
    const { $ref: _, ...rest } = checked;
    const ref = this.refTo(inside, element);
    return isList ? { ...rest, items: ref } : { ...rest, ...ref };
  }
}

/** The library offers a date without a time too. Only a validator with a pattern besides means that. */
const plain = (schema: Schema): Schema =>
  Array.isArray(schema.oneOf) ? { type: 'string', format: schema.pattern ? 'date' : 'date-time' } : schema;
