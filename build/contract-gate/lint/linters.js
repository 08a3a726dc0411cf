import * as contractCheck from './contract-check.js';
import * as redocly from './redocly.js';
import * as spectral from './spectral.js';

/** Three judges that were made independently of one another; test/seeded-defects.test.js shows what each is for. */
export const linters = [contractCheck, redocly, spectral];

/** What all of them find in some contracts. */
export async function lintAll(files) {
  const findings = await Promise.all(linters.map((linter) => linter.lint(files)));
  return findings.flat();
}
