import type ts from 'typescript';

export type Schema = Record<string, unknown>;

interface Named {
  symbol: ts.Symbol;
  /** The arguments of a generic type, which are part of its identity. */
  of: string;
  name: string;
  schema: Schema;
}

/** Named schemas, identified by their declaration: two services may each have a `TaskView`. */
export class Components {
  private readonly named: Named[] = [];

  ref(symbol: ts.Symbol, of: string, name: string, make: () => Schema): Schema {
    let at = this.named.findIndex((it) => it.symbol === symbol && it.of === of);
    if (at < 0) {
      // The name comes first, since a type may contain itself.
      at = this.named.push({ symbol, of, name, schema: {} }) - 1;
      this.named[at]!.schema = make();
    }
    return { $ref: `#placeholder/${at}` };
  }

  /** Replaces placeholders by final names. Where two types share a name, each gets its app's name in front. */
  resolve<T>(document: T): { document: T; schemas: Record<string, Schema> } {
    const isShared = ({ name }: Named): boolean => this.named.filter((it) => it.name === name).length > 1;
    const names = this.named.map((it) => (isShared(it) ? `${ownerOf(it.symbol)}${it.name}` : it.name));
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice) throw new Error(`Two types of one app or library are named ${twice}: rename one of them.`);
    const rows = this.named.map(({ schema }, at) => [names[at]!, schema] as const);
    const schemas = Object.fromEntries(rows.sort(([a], [b]) => (a < b ? -1 : 1)));
    const text = JSON.stringify({ document, schemas }).replaceAll(
      /"#placeholder\/(\d+)"/g,
      (_, at) => `"#/components/schemas/${names[Number(at)]}"`,
    );
    return JSON.parse(text) as { document: T; schemas: Record<string, Schema> };
  }
}

/** `GatewayExecutor` for what apps/gateway-executor declares. */
function ownerOf(symbol: ts.Symbol): string {
  const path = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
  const [, folder = ''] = /\/(?:apps|libs)\/([\w-]+)\//.exec(path) ?? [];
  return folder.replaceAll(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase());
}
