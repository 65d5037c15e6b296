import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';

/** What Spectral's rules for OpenAPI find, each as a line. Warnings count too. */
export async function lint(text: string): Promise<string[]> {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas as never, 'recommended']], rules: {} });
  const found = await linter.run(text);
  return found.map(({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`);
}
