import ts from 'typescript';

/** The comment above each field of each class in a TypeScript source, by class and field. */
export function docComments(source: string): Map<string, Map<string, string>> {
  const file = ts.createSourceFile('config.ts', source, ts.ScriptTarget.Latest, true);
  return new Map(
    file.statements
      .filter(ts.isClassDeclaration)
      .map((declaration) => [declaration.name?.text ?? '', fieldsOf(declaration)]),
  );
}

const fieldsOf = (declaration: ts.ClassDeclaration): Map<string, string> =>
  new Map(
    declaration.members
      .filter(ts.isPropertyDeclaration)
      .map((member): [string, string] => [member.name.getText(), commentOf(member)])
      .filter(([, comment]) => comment !== ''),
  );

const commentOf = (member: ts.PropertyDeclaration): string =>
  ts
    .getJSDocCommentsAndTags(member)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
