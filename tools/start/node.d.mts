import type { Machine } from '@linesman/servers/machine';

export function nodeBinary(): string;
export function findNode(machine?: Machine, files?: { packaged?: string; own?: string }): string | undefined;
export function refuseNode(machine?: Machine, version?: string): Error;
