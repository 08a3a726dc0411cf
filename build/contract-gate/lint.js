import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BadInput, runCommand } from './command.js';
import { readContract } from './contract-file.js';
import { linters, lintAll } from './lint/linters.js';
import { repository } from './tool.js';

const usage = `usage: build/lint [contract]

Judges a contract (openapi/webapps.yaml by default) by the build's own check, redocly and spectral.
Exit code: 0 nothing found, 1 something found, 2 nothing to judge.`;

await runCommand('build/lint', async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }

  if (positionals.length > 1) throw new BadInput('one contract at a time');
  const contract = readContract(resolve(positionals[0] ?? join(repository, 'openapi', 'webapps.yaml')));
  const findings = await lintAll([contract.file]);

  for (const { name } of linters) {
    const found = findings.filter(({ tool }) => tool === name);
    console.log(`${name}: ${found.length === 0 ? 'nothing found' : `${found.length} found`}`);
    for (const { line, column, rule, message } of found) {
      console.log(`  ${contract.name}(${line},${column}): ${rule}: ${message}`);
    }
  }

  return findings.length === 0 ? 0 : 1;
});
