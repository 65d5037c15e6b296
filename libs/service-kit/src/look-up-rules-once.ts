import { getMetadataStorage } from 'class-validator';

/**
 * For each object that it checks, class-validator looks through the rules of all classes of the process. Those of a class
 * stay as they are declared, so they are looked up once. With groups or a schema they are looked up as before.
 */
export function lookUpRulesOnce(): void {
  const storage = getMetadataStorage();
  const lookUp = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, ReturnType<typeof lookUp>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (typeof target !== 'function' || schema || always || strictGroups || groups)
      return lookUp(target, schema, always, strictGroups, groups);
    const rules = known.get(target) ?? lookUp(target, schema, always, strictGroups);
    known.set(target, rules);
    return rules;
  };
}
