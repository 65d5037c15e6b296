export interface Words {
  text: string;
  code: boolean;
}

export interface Block {
  list: boolean;
  /** Paragraphs, or the list's items. */
  lines: Words[][];
}

const wordsOf = (line: string): Words[] =>
  line
    .split(/(`[^`]+`)/)
    .filter(Boolean)
    .map((part) =>
      part.startsWith('`') && part.length > 2 ? { text: part.slice(1, -1), code: true } : { text: part, code: false },
    );

/** Descriptions use this much of Markdown: paragraphs, lists and code. */
export const proseOf = (text = ''): Block[] =>
  text
    .split(/\n\s*\n/)
    .filter((block) => block.trim())
    .map((block) => {
      const lines = block.trim().split('\n');
      const list = lines.every((line) => line.startsWith('- '));
      return { list, lines: list ? lines.map((line) => wordsOf(line.slice(2))) : [wordsOf(lines.join(' '))] };
    });
