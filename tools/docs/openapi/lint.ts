import spectral from '@stoplight/spectral-core';
import rulesets from '@stoplight/spectral-rulesets';

/** Checks the document with Spectral's rules for OpenAPI: a line for each finding, warnings included. */
export async function lint(text: string): Promise<string[]> {
  const linter = new spectral.Spectral();
  linter.setRuleset({ extends: [[rulesets.oas as never, 'recommended']], rules: {} });
  const found = await linter.run(text);
  return found.map(({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`);
}
