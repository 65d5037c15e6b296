import { type Answer, type ApiDocument, type Operation, type Parameter, resolved, type Schema } from './api-document';
import { bodyOf, curlOf } from './curl-of';
import { type Block, proseOf } from './prose';
import { sampleOf } from './sample';
import { type FieldRow, limitsOf, rowsOf, typeOf } from './schema-rows';

interface AnswerView {
  status: string;
  good: boolean;
  about: Block[];
  headers: string[];
  type?: string;
  rows: FieldRow[];
  example?: string;
}

export interface OperationView {
  id: string;
  method: string;
  path: string;
  summary: string;
  about: Block[];
  roles: string[];
  parameters: (FieldRow & { place: string })[];
  body?: { type: string; rows: FieldRow[]; example: string };
  answers: AnswerView[];
  curl: string;
}

const places: Record<string, string> = { path: 'in the path', query: 'in the query', header: 'header' };
const json = (value: unknown): string => JSON.stringify(value, null, 2);

export function describeOperation(
  document: ApiDocument,
  method: string,
  path: string,
  operation: Operation,
): OperationView {
  const parameters = (operation.parameters ?? []).map((one) => resolved(document, one));
  const body = bodyOf(operation);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    summary: operation.summary,
    about: proseOf(operation.description?.replace(/(^|\n\n)For `[^\n]*?`\./, '')),
    roles: operation['x-roles'] ?? [],
    parameters: parameters.map((one) => parameterRow(document, one)),
    body: body && {
      type: typeOf(document, body),
      rows: rowsOf(document, body),
      example: json(sampleOf(document, body, true)),
    },
    answers: Object.entries(operation.responses).map(([status, answer]) => answerView(document, status, answer)),
    curl: curlOf(document, [method, path], parameters, body),
  };
}

function parameterRow(document: ApiDocument, { name, description, required = false, schema = {}, ...rest }: Parameter) {
  return {
    name,
    within: '',
    type: typeOf(document, schema),
    required,
    limits: limitsOf(resolved(document, schema)),
    about: proseOf(description),
    place: places[rest.in] ?? rest.in,
  };
}

/** The fields of a successful answer. Refusals are all problem documents, which the overview describes once. */
function answerView(document: ApiDocument, status: string, given: Answer): AnswerView {
  const answer = resolved(document, given);
  const good = status.startsWith('2');
  const schema: Schema | undefined = good ? answer.content?.['application/json']?.schema : undefined;
  return {
    status: status === 'default' ? 'Other' : status,
    good,
    about: proseOf(answer.description),
    headers: Object.keys(answer.headers ?? {}),
    type: schema && typeOf(document, schema),
    example: schema && json(sampleOf(document, schema, true)),
    rows: schema ? rowsOf(document, schema) : [],
  };
}
