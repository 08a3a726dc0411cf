import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { lintAll, linters } from './linters.js';
import { InvalidInput, readContract, repository, runCommand } from './shared.js';

const usage = `usage: build/lint-contract [contract]

Checks a contract (openapi/webapps.yaml by default) with the build's own contract check, redocly and spectral.
Exit code: 0 no findings, 1 findings, 2 invalid input.`;

await runCommand('build/lint-contract', async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }

  if (positionals.length > 1) throw new InvalidInput('pass one contract at a time');
  const contract = readContract(resolve(positionals[0] ?? join(repository, 'openapi', 'webapps.yaml')));
  const findings = await lintAll([contract.file]);

  for (const { name } of linters) {
    const found = findings.filter(({ tool }) => tool === name);
    console.log(`${name}: ${found.length === 0 ? 'no findings' : `${found.length} findings`}`);
    for (const { line, column, rule, message } of found) {
      console.log(`  ${contract.name}(${line},${column}): ${rule}: ${message}`);
    }
  }

  return findings.length === 0 ? 0 : 1;
});
