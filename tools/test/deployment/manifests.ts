import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parseAllDocuments } from 'yaml';
import { root } from './compose-file.ts';

interface Probe {
  httpGet: { path: string; port: string; scheme?: string };
}
interface Container {
  name: string;
  image: string;
  env?: { name: string; value: string }[];
  envFrom: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  readinessProbe?: Probe;
  livenessProbe?: Probe;
  lifecycle?: { preStop: { sleep: { seconds: number } } };
  securityContext?: { readOnlyRootFilesystem?: boolean; allowPrivilegeEscalation?: boolean };
}
interface PodSpec {
  containers: [Container];
  securityContext: { runAsNonRoot?: boolean };
  terminationGracePeriodSeconds?: number;
  automountServiceAccountToken?: boolean;
}
interface Peer {
  podSelector?: { matchLabels?: { app?: string } };
  namespaceSelector?: { matchLabels: Record<string, string> };
}
/** As much of a document as the tests read; whether it is whole, its schema says. */
export interface Manifest {
  file: string;
  apiVersion: string;
  kind: string;
  metadata: { name?: string };
  data?: Record<string, string>;
  stringData?: Record<string, string>;
  spec: {
    template?: { spec: PodSpec };
    ports?: { port: number; targetPort: string }[];
    maxReplicas?: number;
    maxReplicaCount?: number;
    triggers?: { type: string; metadata: Record<string, string>; authenticationRef?: { name: string } }[];
    secretTargetRef?: { name: string; key: string }[];
    strategy?: { rollingUpdate: { maxSurge: number } };
    rules?: { http: { paths: { path: string; backend: { service: { name: string } } }[] } }[];
    ingress?: { from: Peer[] }[];
    egress?: { ports?: { port: number }[] }[];
  };
}

const folder = join(root, 'deploy/k8s');

export const manifests: Manifest[] = readdirSync(folder).flatMap((file) =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((it) => ({ ...(it.toJS() as Manifest), file })),
);

export function find(kind: string, name: string): Manifest {
  const found = manifests.find((it) => it.kind === kind && it.metadata.name === name);
  if (!found) throw new Error(`There is no ${kind} ${name} in deploy/k8s.`);
  return found;
}

/** The package that has the schema of a document. */
const packageOf = ({ apiVersion }: Manifest): string =>
  apiVersion.startsWith('keda.sh/') ? `@kubernetes-models/keda/${apiVersion}` : `kubernetes-models/${apiVersion}`;

interface Model {
  new (data: object): { validate(): void };
}

/** What its schema says against a document. */
export async function faultOf({ file: _, ...document }: Manifest): Promise<string | undefined> {
  const models = (await import(packageOf(document as Manifest))) as Record<string, Model>;
  try {
    new models[document.kind]!(document).validate();
    return undefined;
  } catch (error) {
    return `${document.kind} ${document.metadata.name}: ${String(error)}`;
  }
}

/** The schemas take fields that they do not know; the types that are made from them do not. */
export function unknownFields(documents: Manifest[]): string[] {
  const name = join(root, 'tools/test/deployment/documents.ts');
  const text = documents
    .map(({ file: _, ...it }) => {
      const type = `import('${packageOf(it as Manifest)}').I${it.kind}`;
      return `export const _${documents.findIndex(({ kind, metadata }) => kind === it.kind && metadata === it.metadata)}: ${type} = ${JSON.stringify(it)};`;
    })
    .join('\n');
  const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, types: [] };
  const host = ts.createCompilerHost(options);
  const files = { ...host };
  host.fileExists = (path) => path === name || files.fileExists(path);
  host.readFile = (path) => (path === name ? text : files.readFile(path));
  host.getSourceFile = (path, target) => {
    const source = host.readFile(path);
    return source === undefined ? undefined : ts.createSourceFile(path, source, target);
  };
  return ts
    .getPreEmitDiagnostics(ts.createProgram([name], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
