export interface ComparedLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** How one text becomes another, line by line, with as few changes as possible. */
export function compareLines(from: string, to: string): ComparedLine[] {
  const [a, b] = [linesOf(from), linesOf(to)];
  const common = commonLengths(a, b);
  const compared: ComparedLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      compared.push({ kind: 'same', text: a[i]! });
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      compared.push({ kind: 'removed', text: a[i]! });
      i += 1;
    } else {
      compared.push({ kind: 'added', text: b[j]! });
      j += 1;
    }
  }
  return compared;
}

export const linesOf = (text: string): string[] => text.replace(/\n$/, '').split('\n');

/** At `[i][j]`: how many lines the rests of both from there on have in common, in their order. */
function commonLengths(a: string[], b: string[]): Uint16Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
  return lengths;
}
