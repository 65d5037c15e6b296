import type ts from 'typescript';

export type Schema = Record<string, unknown>;

interface Named {
  symbol: ts.Symbol;
  /** What else tells it apart: the arguments of a generic type. */
  of: string;
  name: string;
  schema: Schema;
}

/** Named schemas, each told apart by its declaration: two services may have a `TaskView` each. */
export class Components {
  private readonly named: Named[] = [];

  ref(symbol: ts.Symbol, of: string, name: string, make: () => Schema): Schema {
    let at = this.named.findIndex((it) => it.symbol === symbol && it.of === of);
    if (at < 0) {
      // First the name: a type may hold itself.
      at = this.named.push({ symbol, of, name, schema: {} }) - 1;
      this.named[at]!.schema = make();
    }
    return { $ref: `#placeholder/${at}` };
  }

  /** Puts final names in place of the references made so far; a name that two share gets its owner's in front. */
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
