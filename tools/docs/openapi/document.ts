import { type Components, type Schema } from './components.ts';
import { frame, shared } from './frame.ts';
import { publicPath, type PublicRoutes, routingOf } from './public-routes.ts';
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

/** OpenAPI 3.1 of everything that the public origin serves for the services, and which service serves what. */
export function documentOf(
  files: ControllerFile[],
  tools: Tools,
  components: Components,
): { document: Schema; routes: PublicRoutes } {
  const found = files.flatMap((it): Found[] =>
    routesOf(it.controller).map((route) => ({ ...it, route, operation: operationOf(route, it.file, tools) })),
  );
  const paths: Record<string, Schema> = {};
  for (const it of found) {
    const path = publicPath(it.route);
    paths[path] = { ...paths[path], [it.route.verb]: { tags: [tagOf(it)], ...it.operation } };
  }
  const { document, schemas } = components.resolve({ paths: sorted(paths), components: shared(tools.problem) });
  return {
    document: {
      ...frame(tagsOf(found, tools)),
      paths: document.paths,
      components: { ...document.components, schemas },
    },
    routes: routingOf(found),
  };
}

const sorted = (paths: Record<string, Schema>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The folder that a controller is in. Two services may each have a part of one subject. */
const tagOf = ({ file }: ControllerFile): string => titleOf(file.split('/').at(-2)!);

/** Tags in the order of the services, each described by the comments of its controllers. */
function tagsOf(found: Found[], { sources }: Tools): Schema[] {
  return [...new Set(found.map(tagOf))].map((name) => {
    const members = found.filter((it) => tagOf(it) === name);
    const about = members.map(({ file, controller }) =>
      docOf(sources, sources.checker.getSymbolAtLocation(classIn(sources, file, controller.name).name!)),
    );
    const description = [...new Set(about)].filter(Boolean).join(' ');
    return { name, ...(description ? { description } : {}) };
  });
}
