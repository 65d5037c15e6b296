import ts from 'typescript';
import type { Schema } from './components.ts';

const formats: Record<string, Schema> = {
  IsUUID: { format: 'uuid' },
  IsEmail: { format: 'email' },
  IsUrl: { format: 'uri' },
  IsInt: { type: 'integer' },
};
const columns: Record<string, Schema> = { uuid: { format: 'uuid' }, int: { type: 'integer' } };

/** The format of a property that its type does not show, from the decorators of a DTO or of an entity's column. */
export function formatOf(property: ts.Symbol, { type }: Schema): Schema {
  const found = (property.declarations ?? []).flatMap((declaration) =>
    ts.canHaveDecorators(declaration) ? (ts.getDecorators(declaration) ?? []).map(said) : [],
  );
  const { format, type: number } = Object.assign({}, ...found) as { format?: string; type?: string };
  const types = [type].flat();
  return {
    ...(format && types.includes('string') ? { format } : {}),
    ...(number && types.includes('number')
      ? { type: Array.isArray(type) ? type.map((it: unknown) => (it === 'number' ? number : it)) : number }
      : {}),
  };
}

function said({ expression }: ts.Decorator): Schema {
  if (!ts.isCallExpression(expression)) return {};
  const name = expression.expression.getText();
  const [kind] = expression.arguments;
  if (!/^(Primary)?Column$/.test(name)) return formats[name] ?? {};
  return (kind && ts.isStringLiteral(kind) && columns[kind.text]) || {};
}
