import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BadInput, runCommand } from './command.js';
import { readContract } from './contract-file.js';
import { compareContracts } from './diff/compare.js';
import { lastRelease } from './diff/releases.js';
import { asMarkdown, asText } from './diff/report.js';
import { judgeVersion, versionOf } from './diff/version-verdict.js';
import { repository } from './tool.js';

const usage = `usage: build/diff [--base FILE] [--format text|markdown] [contract]

Compares a contract (openapi/webapps.yaml by default) with the last release in openapi/released, or
with FILE: lists each change as breaking, additive or neutral, and says which version it asks for.
Exit code: 0 info.version is high enough, 1 it is not, 2 nothing to compare.`;

const formats = { text: asText, markdown: asMarkdown };

await runCommand('build/diff', async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      base: { type: 'string' },
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }

  if (positionals.length > 1) throw new BadInput('one contract at a time');
  const report = Object.hasOwn(formats, values.format) && formats[values.format];
  if (!report) throw new BadInput(`there is no format '${values.format}': take ${Object.keys(formats).join(' or ')}`);

  const openapi = join(repository, 'openapi');
  const revision = readContract(resolve(positionals[0] ?? join(openapi, 'webapps.yaml')));
  const base = values.base === undefined ? lastRelease(join(openapi, 'released')) : readContract(resolve(values.base));
  const versions = { base: versionOf(base), revision: versionOf(revision) };
  const changes = await compareContracts(base, revision);
  const verdict = judgeVersion(versions.base, versions.revision, changes);
  console.log(report({ base, revision, versions, changes, verdict }));
  return verdict.enough ? 0 : 1;
});
