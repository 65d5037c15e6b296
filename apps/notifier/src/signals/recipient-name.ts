import type { SignalContext } from './signal-context';
import { csmOf } from './wording';

/** @param recipient an address in lower case. @returns the address itself where the person has no other name here. */
export function recipientName(recipient: string, { signal, handling }: SignalContext): string {
  const csm = csmOf(signal);
  const { manager } = csm ?? {};
  if (csm?.email.toLowerCase() === recipient) return csm.name;
  if (manager?.email.toLowerCase() === recipient) return manager.name;
  return (handling?.assignee === recipient ? handling.assignee_name : undefined) ?? recipient;
}
