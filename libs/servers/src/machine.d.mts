export interface Machine {
  platform: string;
  path: string;
  isRoot: boolean;
  root: string;
  run(command: string, args: string[], env?: Record<string, string>): boolean;
}
export function machineOf(of: Omit<Machine, 'run'>): Machine;
export function thisMachine(): Machine;
