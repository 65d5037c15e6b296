/** A failure that the user can correct. Only its sentence is printed, without a stack. */
export class Failure extends Error {}
