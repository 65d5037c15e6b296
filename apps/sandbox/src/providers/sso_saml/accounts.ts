import type { ProviderAccount } from '../../stand-ins/stand-in';
import stored from './accounts.json';

export const accounts: ProviderAccount[] = stored;
