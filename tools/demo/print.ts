import type { StepResult } from './story.ts';

const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `        │ ${line}`)
    .join('\n');

/** Prints the story's steps, as text or as one JSON object each. */
export function printer(json: boolean) {
  let seen = 0;
  const measured: string[] = [];
  return {
    say: (line: string): void => {
      if (!json) console.log(line);
    },
    step: (result: StepResult): void => {
      if (result.ok) seen += 1;
      for (const [what, ms] of Object.entries(result.ms ?? {})) measured.push(`${result.step} ${what} ${ms} ms`);
      if (json) {
        console.log(JSON.stringify(result));
        return;
      }
      const times = Object.entries(result.ms ?? {}).map(([what, ms]) => `  ${what} ${ms} ms`);
      console.log(`${result.ok ? '  ✓' : '  ✗'} ${result.title}`);
      console.log(`      ${result.ok ? (result.detail ?? '') : (result.error ?? '')}${times.join('')}`);
      if (result.received) console.log(`      ${result.received.who} received:\n${indent(result.received.what)}`);
    },
    end: (ok: boolean, steps: number): void => {
      if (json) return;
      if (measured.length > 0) console.log(`\n  Measured from the break: ${measured.join(', ')}`);
      console.log(
        ok
          ? `\n  All ${steps} steps were seen at their destination.`
          : `\n  The story ended after ${seen} of ${steps} steps.`,
      );
    },
  };
}
