/** What the user can mend: printed as its one sentence, without a stack. */
export class Failure extends Error {}
