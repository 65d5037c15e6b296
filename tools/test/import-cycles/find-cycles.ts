export interface Import {
  from: string;
  to: string;
}
export interface Cycle {
  members: string[];
  /** The imports between its members: some of them have to go. */
  imports: Import[];
}

export const fileOf = (file: string): string => file;
/** `apps/catalog/src/manifests/merge.ts` is in `apps/catalog/src/manifests`; files directly in `src` are in none. */
export const featureOf = (file: string): string | undefined => /^(.*?\/src\/[^/]+)\//.exec(file)?.[1];

/** Cycles between files, or between the features that they are in. */
export function findCycles(imports: Import[], nodeOf: (file: string) => string | undefined): Cycle[] {
  const crossing = imports.filter(({ from, to }) => nodeOf(from) && nodeOf(to) && nodeOf(from) !== nodeOf(to));
  const edges = crossing.map(({ from, to }) => ({ from: nodeOf(from)!, to: nodeOf(to)! }));
  return stronglyConnected(edges).map((members) => {
    const inside = (file: string) => members.includes(nodeOf(file)!);
    return { members, imports: crossing.filter(({ from, to }) => inside(from) && inside(to)) };
  });
}

/** Tarjan's algorithm; components of one node are left out. */
function stronglyConnected(edges: Import[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const components: string[][] = [];

  const visit = (node: string): void => {
    const at = index.size;
    index.set(node, at);
    low.set(node, at);
    path.push(node);
    for (const { from, to } of edges) {
      if (from !== node) continue;
      if (!index.has(to)) visit(to);
      if (path.includes(to)) low.set(node, Math.min(low.get(node)!, low.get(to)!));
    }
    if (low.get(node) !== at) return;
    const members = path.splice(path.indexOf(node));
    if (members.length > 1) components.push(members.sort());
  };
  for (const { from } of edges) if (!index.has(from)) visit(from);
  return components;
}
