/** Thrown for a message that can never be handled: it becomes a dead letter at once, without a retry. */
export class PoisonError extends Error {}
