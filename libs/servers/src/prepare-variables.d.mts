export interface DeclaredVariable {
  default?: string;
  required?: boolean;
  values?: string;
  meaning: string;
}
export function prepareVariables(owners: readonly string[]): Record<string, DeclaredVariable>;
export const sharedByPrepare: string[];
