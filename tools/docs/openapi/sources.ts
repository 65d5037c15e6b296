import { existsSync, globSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import ts from 'typescript';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** The services that have an HTTP API. */
export { schemaOwners as services, type SchemaOwner as Service };

/** What the compiler knows beyond Nest's metadata: return types, doc comments, and what a function calls. */
export interface Sources {
  program: ts.Program;
  checker: ts.TypeChecker;
}

export function readSources(files = schemaOwners.flatMap(rootModulesOf)): Sources {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram(files, options);
  return { program, checker: program.getTypeChecker() };
}

/** The service's module, and those that it finds in folders when it starts: the channels of the notifier. */
const rootModulesOf = (service: SchemaOwner): string[] =>
  globSync([`${service}.module.ts`, 'channels/*/*.module.ts'], { cwd: join(root, 'apps', service, 'src') }).map(
    (file) => join(root, 'apps', service, 'src', file),
  );

/** The controllers that a service's module wires, by way of its feature modules: one that is not wired has no routes. */
export function controllerFiles({ program }: Sources, service: SchemaOwner): string[] {
  const modules = rootModulesOf(service);
  const controllers = new Set<string>();
  for (const module of modules)
    for (const path of importsOf(program, module))
      if (path.endsWith('.controller.ts')) controllers.add(path);
      else if (path.endsWith('.module.ts') && !modules.includes(path)) modules.push(path);
  return [...controllers].sort();
}

/** The files of its own app that a file imports. */
const importsOf = (program: ts.Program, file: string): string[] =>
  program
    .getSourceFile(file)!
    .statements.flatMap((statement) =>
      ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)
        ? join(dirname(file), `${statement.moduleSpecifier.text}.ts`)
        : [],
    )
    .filter((path) => existsSync(path));

/** Whether a declaration is in this workspace. Packages are described by their types only. */
export const isOurs = (node: ts.Node): boolean => {
  const path = relative(root, node.getSourceFile().fileName);
  return /^(apps|libs|tools)\//.test(path) && !path.includes('node_modules');
};

export function classIn({ program }: Sources, file: string, name: string): ts.ClassDeclaration {
  const found = program
    .getSourceFile(file)
    ?.statements.find((it) => ts.isClassDeclaration(it) && it.name?.text === name);
  if (!found) throw new Error(`${file} declares no class ${name}`);
  return found as ts.ClassDeclaration;
}

export function methodIn(declaration: ts.ClassDeclaration, name: string): ts.MethodDeclaration {
  const found = declaration.members.find((it) => ts.isMethodDeclaration(it) && it.name.getText() === name);
  if (!found) throw new Error(`${declaration.name?.text} declares no method ${name}`);
  return found as ts.MethodDeclaration;
}

export const docOf = ({ checker }: Sources, symbol: ts.Symbol | undefined): string =>
  ts.displayPartsToString(symbol?.getDocumentationComment(checker)).trim();
