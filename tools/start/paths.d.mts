/** `.linesman/run.json` of the system that belongs to this checkout (or to LINESMAN_HOME). */
export const runFile: string;
/** The checkout. */
export const root: string;
