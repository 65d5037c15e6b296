import type { WorkflowMistake } from '../upstream/answers';
import { linesOf } from './compare-lines';

export interface MarkedLine {
  number: number;
  text: string;
  mistakes: string[];
}

/** Lines around a mistake that are shown with it. */
const AROUND = 2;

/** The lines with mistakes, and those around them. */
export function markedLines(source: string, mistakes: readonly WorkflowMistake[]): MarkedLine[] {
  const near = (number: number): boolean => mistakes.some(({ line }) => Math.abs(line - number) <= AROUND);
  return linesOf(source)
    .map((text, i) => ({
      number: i + 1,
      text,
      mistakes: mistakes
        .filter(({ line }) => line === i + 1)
        .map(({ path, message, column }) => `Column ${column}${path ? `, ${path}` : ''}: ${message}`),
    }))
    .filter(({ number }) => near(number));
}
