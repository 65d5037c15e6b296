import type { ValidateFunction } from 'ajv';
import type { Case } from './cases.ts';
import type { Answer } from './send.ts';

interface Problem {
  type: string;
  status: number;
  errors?: { field: string; message: string }[];
}

/** Statuses that every operation may answer with, as the document's default answer says. */
const anywhere = [413, 414, 415, 429];

/** In what the answer falls short of the document and of what the case wants. */
export function faultsOf(asked: Case, answer: Answer | string, isProblem: ValidateFunction): string[] {
  if (typeof answer === 'string') return [answer];
  const { status, text, type } = answer;
  if (status >= 500) return [`answers ${status}: ${text.slice(0, 300)}`];
  const { operation, wanted } = asked;
  const faults: string[] = [];
  const described = operation.responses[status];
  const isPublic = operation.roles.length === 0;
  if (!described && !isPublic && !anywhere.includes(status))
    faults.push(`answers ${status}, which is not in the document`);
  faults.push(...(status >= 400 ? faultsOfRefusal(asked, answer, isProblem) : faultsOfSuccess(asked, answer)));
  if (wanted.statuses && !wanted.statuses.includes(status))
    faults.push(`answers ${status} in place of ${wanted.statuses.join(' or ')}: ${text.slice(0, 200)}`);
  if (wanted.not_statuses?.includes(status)) faults.push(`answers ${status}: ${text.slice(0, 200)}`);
  if (wanted.without?.some((secret) => text.includes(secret)))
    faults.push(`shows what is another tenant's (${status} ${type})`);
  return faults;
}

function faultsOfSuccess({ operation }: Case, { status, type, text }: Answer): string[] {
  const described = operation.responses[status] ?? operation.responses.default;
  const types = Object.keys(described?.content ?? {});
  if (types.length === 0) return text ? [`answers ${status} with a body, which is not in the document`] : [];
  if (!types.includes(type)) return [`answers ${status} as ${type || 'nothing'} in place of ${types.join(' or ')}`];
  if (!described?.check || described.check(JSON.parse(text))) return [];
  const [first] = described.check.errors ?? [];
  const more = JSON.stringify(first?.params);
  return [
    `answers ${status} in another shape: ${first?.instancePath.replaceAll(/\/\d+/g, '/*')} ${first?.message} ${more}`,
  ];
}

function faultsOfRefusal(
  { operation, wanted }: Case,
  { status, type, text }: Answer,
  isProblem: ValidateFunction,
): string[] {
  const described = operation.responses[status];
  const types = Object.keys((described ?? operation.responses.default)?.content ?? {});
  if (type === 'text/html' && types.includes('text/html')) return [];
  if (type !== 'application/problem+json')
    return [`answers ${status} without a problem document: ${type} ${text.slice(0, 200)}`];
  const problem = JSON.parse(text) as Problem;
  if (!isProblem(problem) || problem.status !== status)
    return [`answers ${status} with a wrong problem document: ${text.slice(0, 200)}`];
  const faults: string[] = [];
  const word = problem.type.split(':').at(-1)!;
  if (described?.content?.['application/problem+json'] && !described.description.includes(`\`${word}\``))
    faults.push(`answers ${status} ${word}, which is not in the document: ${text.slice(0, 300)}`);
  if (word === 'invalid-fields' && !problem.errors?.every(({ field, message }) => field && message))
    faults.push(`names no field: ${text.slice(0, 200)}`);
  const names = problem.errors?.map(({ field }) => field) ?? [];
  const { field } = wanted;
  if (field && status === 400 && !names.some((name) => isPartOf(name, field) || isPartOf(field, name)))
    faults.push(`does not name ${field}: ${text.slice(0, 200)}`);
  return faults;
}

const isPartOf = (name: string, whole: string): boolean => name === whole || name.startsWith(`${whole}.`);
