import { type Components, type Schema } from './components.ts';
import { frame, shared } from './frame.ts';
import { titleOf } from './naming.ts';
import { type Operation, operationOf, type Tools } from './operation.ts';
import { type Class, type Route, routesOf } from './routes.ts';
import { classIn, docOf } from './sources.ts';

/** A file of a service, with a controller that it exports. */
export interface ControllerFile {
  service: string;
  file: string;
  controller: Class;
}

interface Found extends ControllerFile {
  route: Route;
  operation: Operation;
}

/** OpenAPI 3.1 of the routes that take a token. */
export function documentOf(files: ControllerFile[], tools: Tools, components: Components): Schema {
  const found = files.flatMap((it): Found[] =>
    routesOf(it.controller).map((route) => ({ ...it, route, operation: operationOf(route, it.file, tools) })),
  );
  nameApart(found);
  const tagOf = tagging(found);
  const paths: Record<string, Schema> = {};
  for (const it of found) {
    const path = `/${it.service}${it.route.path}`;
    paths[path] = { ...paths[path], [it.route.verb]: { tags: [tagOf(it)], ...it.operation } };
  }
  const { document, schemas } = components.resolve({ paths: sorted(paths), components: shared(tools.problem) });
  const tags = tagsOf(found, tagOf, tools);
  return { ...frame(tags), paths: document.paths, components: { ...document.components, schemas } };
}

const sorted = (paths: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1)));

/** Two services may each list audit logs: their operations then carry the service's name. */
function nameApart(found: Found[]): void {
  const names = found.map(({ operation }) => operation.operationId);
  const isShared = (name: string): boolean => names.filter((it) => it === name).length > 1;
  for (const { operation, service } of found) {
    if (!isShared(operation.operationId)) continue;
    operation.operationId += `Of${titleOf(service).replaceAll(/ (\w)/g, (_, it: string) => it.toUpperCase())}`;
    operation.summary = `${String(operation.summary)} of ${service}`;
  }
}

/** The folder that a controller is in. */
const featureOf = ({ file }: ControllerFile): string => file.split('/').at(-2)!;

function tagging(found: Found[]): (it: Found) => string {
  const services = (feature: string): number =>
    new Set(found.filter((it) => featureOf(it) === feature).map(({ service }) => service)).size;
  return (it) => {
    const feature = featureOf(it);
    return `${titleOf(feature)}${services(feature) > 1 ? ` (${it.service})` : ''}`;
  };
}

/** Tags in the order of the services, each described by the comments of its controllers. */
function tagsOf(found: Found[], tagOf: (it: Found) => string, { sources }: Tools): Schema[] {
  return [...new Set(found.map(tagOf))].map((name) => {
    const members = found.filter((it) => tagOf(it) === name);
    const about = members.map(({ file, controller }) =>
      docOf(sources, sources.checker.getSymbolAtLocation(classIn(sources, file, controller.name).name!)),
    );
    const description = [...new Set(about)].filter(Boolean).join(' ') || `Routes of ${members[0]!.service}.`;
    return { name, description, 'x-service': members[0]!.service };
  });
}
