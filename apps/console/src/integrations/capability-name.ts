import { readable } from '../pages/words';

/** `PROCESS_PAYMENT` is `Process payment` to people. */
export const capabilityName = ({ capability_code }: { capability_code: string }): string =>
  readable(capability_code.toLowerCase());
