import { invalidParameter } from './google-failure';

type Mask = Map<string, Mask | true>;

/** Returns the fields of a body that a mask such as `kind,files(id,name),user/permissionId` names. */
export function partial(body: unknown, fields: string): unknown {
  return pick(body, parse(fields));
}

function pick(value: unknown, mask: Mask | true): unknown {
  if (mask === true || mask.has('*')) return value;
  if (Array.isArray(value)) return value.map((one) => pick(one, mask));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => mask.has(name));
  return Object.fromEntries(kept.map(([name, child]) => [name, pick(child, mask.get(name)!)]));
}

function parse(fields: string): Mask {
  const mask: Mask = new Map();
  for (const part of topLevel(fields)) {
    const [, name, inner, below] = /^([\w*]+)(?:\((.+)\)|\/(.+))?$/.exec(part.trim()) ?? [];
    if (!name) throw invalidParameter('fields', `Invalid field selection ${part.trim()}`);
    mask.set(name, inner || below ? parse(inner ?? below ?? '') : true);
  }
  return mask;
}

function topLevel(fields: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of fields) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}
