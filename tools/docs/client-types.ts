import { fileURLToPath } from 'node:url';
import { events } from '@linesman/contracts';
import ts from 'typescript';

const head = `/** What Linesman answers and publishes, without decorators. Made from libs/contracts by \`npm run docs\`; do not edit. */\n`;
const index = fileURLToPath(new URL('../../libs/contracts/src/index.ts', import.meta.url));

/** What the client's methods take and answer, besides events. */
const used = [
  'AcceptedExecution',
  'Envelope',
  'ExecuteAnswer',
  'PageToken',
  'ReadinessStatus',
  'ResolveDefaultAnswer',
  'SsoLogin',
  'SubscriptionCreated',
  'SupportTicket',
];

/** The contracts that a platform service sees, as plain interfaces: the client needs no decorators and no validator. */
export function clientTypes(): string {
  const program = ts.createProgram([index], { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext });
  const declared = declarationsOf(program);
  const printed = new Map<string, string>();
  const wanted = [...used, ...events.map(({ data }) => data.name)];
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const declaration = declared.get(name);
    if (!declaration || printed.has(name)) continue;
    printed.set(name, print(declaration, program.getTypeChecker()));
    wanted.push(...namesIn(declaration));
  }
  const types = [...printed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  const rows = events
    .map(({ type, summary, data }) => `/** ${summary} */\n${type}: ${data.name};`)
    .sort((a, b) => (a.slice(a.indexOf('\n')) < b.slice(b.indexOf('\n')) ? -1 : 1));
  const map = `/** The data of each event, by the event's type. */\nexport interface LinesmanEvents {\n${rows.join('\n')}\n}\n`;
  return [head, ...types, map].join('\n');
}

type Declaration = ts.ClassDeclaration | ts.TypeAliasDeclaration;

function declarationsOf(program: ts.Program): Map<string, Declaration> {
  const declared = new Map<string, Declaration>();
  for (const file of program.getSourceFiles())
    if (file.fileName.includes('/libs/contracts/src/'))
      ts.forEachChild(file, (node) => {
        if (ts.isClassDeclaration(node) || ts.isTypeAliasDeclaration(node)) declared.set(node.name!.text, node);
      });
  return declared;
}

/** The names of other types. `(typeof list)[number]` names none, since its members are written out. */
function namesIn(declaration: Declaration): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isDecorator(node)) return;
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.push(node.typeName.text);
    if (ts.isExpressionWithTypeArguments(node)) names.push(node.expression.getText());
    ts.forEachChild(node, visit);
  };
  visit(declaration);
  return names;
}

function print(declaration: Declaration, checker: ts.TypeChecker): string {
  const { text } = declaration.name!;
  if (ts.isTypeAliasDeclaration(declaration))
    return `${docOf(declaration)}export type ${text} = ${typeText(declaration.type, checker)};\n`;
  const parameters = declaration.typeParameters?.map((it) => it.getText()).join(', ');
  const parents = declaration.heritageClauses?.map((it) => ` ${it.getText()}`).join('') ?? '';
  const fields = declaration.members.filter(ts.isPropertyDeclaration).map((member) => {
    const optional = member.questionToken ? '?' : '';
    return `${docOf(member)}${member.name.getText()}${optional}: ${typeText(member.type!, checker)};`;
  });
  const generic = parameters ? `<${parameters}>` : '';
  return `${docOf(declaration)}export interface ${text}${generic}${parents} {\n${fields.join('\n')}\n}\n`;
}

function typeText(node: ts.TypeNode, checker: ts.TypeChecker): string {
  if (!node.getText().includes('typeof')) return node.getText();
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.InTypeAlias;
  return checker.typeToString(checker.getTypeFromTypeNode(node), undefined, flags);
}

function docOf(node: ts.Node): string {
  const [doc] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return doc ? `${doc.getText()}\n` : '';
}
