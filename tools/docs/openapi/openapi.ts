import { stringify } from 'yaml';
import { Answers } from './answers.ts';
import { Components } from './components.ts';
import { type ControllerFile, documentOf } from './document.ts';
import type { PublicRoutes } from './public-routes.ts';
import { Refusals } from './refusals.ts';
import { Requests } from './requests.ts';
import type { Class } from './routes.ts';
import { controllerFiles, readSources, services, type Sources } from './sources.ts';

/** docs/openapi.yaml, one document of all services that have an HTTP API, and the routing of the public origin. */
export async function openapi(): Promise<{ text: string; routes: PublicRoutes }> {
  const sources = readSources();
  const files: ControllerFile[] = [];
  for (const service of services)
    for (const file of controllerFiles(sources, service)) files.push(...(await controllersIn(service, file)));
  const { document, routes } = describe(files, sources);
  return { text: stringify(document, { lineWidth: 120, aliasDuplicateObjects: false }), routes };
}

export function describe(files: ControllerFile[], sources: Sources): ReturnType<typeof documentOf> {
  const components = new Components();
  const answers = new Answers(sources, components);
  const requests = new Requests(sources, components);
  const problem = answers.schemaOf(problemType(sources));
  const tools = { sources, answers, requests, refusals: new Refusals(sources), problem };
  return documentOf(files, tools, components);
}

async function controllersIn(service: string, file: string): Promise<ControllerFile[]> {
  const exported = Object.values((await import(file)) as Record<string, unknown>);
  return exported
    .filter((it): it is Class => typeof it === 'function' && Reflect.hasMetadata('path', it))
    .map((controller) => ({ service, file, controller }));
}

function problemType({ program, checker }: Sources) {
  const file = program.getSourceFiles().find(({ fileName }) => fileName.endsWith('/service-kit/src/problem.ts'))!;
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(file)!)
    .find((it) => it.name === 'ProblemDocument');
  return checker.getDeclaredTypeOfSymbol(symbol!);
}
