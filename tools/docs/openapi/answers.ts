import ts from 'typescript';
import type { Components, Schema } from './components.ts';
import { formatOf } from './formats.ts';
import { docOf, isOurs, type Sources } from './sources.ts';

/** Makes the JSON Schema of a TypeScript type. */
export class Answers {
  private readonly sources: Sources;
  private readonly components: Components;

  constructor(sources: Sources, components: Components) {
    this.sources = sources;
    this.components = components;
  }

  schemaOf(type: ts.Type): Schema {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.NonPrimitive) return { type: 'object' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { type: typeof type.value, const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral)
      return { type: 'boolean', const: this.sources.checker.typeToString(type) === 'true' };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.BooleanLike) return { type: 'boolean' };
    if (type.isUnion()) return this.anyOf(type);
    return this.objectOf(type);
  }

  private anyOf({ types }: ts.UnionType): Schema {
    const { checker } = this.sources;
    const present = types.filter(({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
    const isNullable = present.some(({ flags }) => flags & ts.TypeFlags.Null);
    const rest = present.filter(({ flags }) => !(flags & ts.TypeFlags.Null));
    const words = rest.flatMap((it) => (it.isStringLiteral() ? [it.value] : []));
    const isBoolean = rest.length === 2 && rest.every((it) => checker.typeToString(it).match(/^(true|false)$/));
    if (words.length > 0 && words.length === rest.length)
      return orNull({ type: 'string', enum: words.sort() }, isNullable);
    if (isBoolean) return orNull({ type: 'boolean' }, isNullable);
    const schemas = rest.map((it) => this.schemaOf(it));
    return orNull(schemas.length === 1 ? schemas[0]! : { anyOf: schemas }, isNullable);
  }

  private objectOf(type: ts.Type): Schema {
    const { checker } = this.sources;
    const name = type.symbol?.name;
    if (name === 'Date') return { type: 'string', format: 'date-time' };
    if (checker.isArrayLikeType(type)) {
      const element = checker.getIndexTypeOfType(type, ts.IndexKind.Number)!;
      return { type: 'array', items: this.schemaOf(element) };
    }
    const symbol = type.aliasSymbol ?? type.symbol;
    const declaration = symbol?.declarations?.[0];
    const isNamed = declaration && isOurs(declaration) && /^[A-Z]/.test(symbol.name);
    if (!isNamed) return this.membersOf(type);
    const given = type.aliasSymbol ? (type.aliasTypeArguments ?? []) : this.argumentsOf(type as ts.TypeReference);
    const of = given.map(nameOf);
    return this.components.ref(symbol, given.map(declaredAs).join(), `${of.join('')}${symbol.name}`, () => {
      const description = docOf(this.sources, symbol);
      return { ...(description ? { description } : {}), ...this.membersOf(type) };
    });
  }

  private argumentsOf(type: ts.TypeReference): readonly ts.Type[] {
    const { target } = type as Partial<ts.TypeReference>;
    // TypeScript lists the class itself, as `this`, among its type arguments.
    return target ? this.sources.checker.getTypeArguments(type).slice(0, target.typeParameters?.length ?? 0) : [];
  }

  private membersOf(type: ts.Type): Schema {
    const { checker } = this.sources;
    const members = checker.getPropertiesOfType(type).sort(byDeclaration);
    const entries = members
      .filter((it) => !it.name.startsWith('__@') && !(it.flags & ts.SymbolFlags.Method))
      .map((it) => [it.name, this.memberOf(it)] as const);
    const required = members.filter((it) => isAlwaysThere(it, checker));
    const others = checker.getIndexTypeOfType(type, ts.IndexKind.String);
    return {
      type: 'object',
      ...(entries.length > 0 ? { properties: Object.fromEntries(entries) } : {}),
      ...(required.length > 0 ? { required: required.map((it) => it.name) } : {}),
      ...(others ? { additionalProperties: this.schemaOf(others) } : {}),
    };
  }

  private memberOf(property: ts.Symbol): Schema {
    const schema = this.schemaOf(this.sources.checker.getTypeOfSymbol(property));
    const description = docOf(this.sources, property);
    return { ...schema, ...formatOf(property, schema), ...(description ? { description } : {}) };
  }
}

/** TypeScript lists the members of `Omit` by when it first met their names anywhere, which is not the same each time. */
function byDeclaration(one: ts.Symbol, other: ts.Symbol): number {
  const [a, b] = [one.declarations?.[0], other.declarations?.[0]];
  if (!a || !b) return 0;
  const [fileA, fileB] = [a.getSourceFile().fileName, b.getSourceFile().fileName];
  return fileA === fileB ? a.pos - b.pos : fileA < fileB ? -1 : 1;
}

const nameOf = (type: ts.Type): string => (type.aliasSymbol ?? type.symbol)?.name.replace(/^__.*/, '') ?? '';
/** A page of one service's tasks is another type than a page of another's, even where both items have one name. */
const declaredAs = (type: ts.Type): string =>
  `${(type.aliasSymbol ?? type.symbol)?.declarations?.[0]?.getSourceFile().fileName}#${nameOf(type)}`;

const isAlwaysThere = (property: ts.Symbol, checker: ts.TypeChecker): boolean =>
  !(property.flags & (ts.SymbolFlags.Optional | ts.SymbolFlags.Method)) &&
  !property.name.startsWith('__@') &&
  !isMaybeUndefined(checker.getTypeOfSymbol(property));

const isMaybeUndefined = (type: ts.Type): boolean =>
  type.isUnion()
    ? type.types.some(isMaybeUndefined)
    : Boolean(type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void));

export function orNull(schema: Schema, isNullable: boolean): Schema {
  if (!isNullable || Object.keys(schema).length === 0) return schema;
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const { enum: words, ...rest } = schema;
  return {
    ...rest,
    type: [schema.type, 'null'],
    ...(Array.isArray(words) ? { enum: [...(words as unknown[]), null] } : {}),
  };
}
