import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compareContracts } from './compare/changes.js';
import { asMarkdown, asText } from './compare/report.js';
import { checkVersion, lastRelease, versionOf } from './compare/version.js';
import { InvalidInput, readContract, repository, runCommand } from './shared.js';

const usage = `usage: build/compare-contract [--base FILE] [--format text|markdown] [contract]

Compares a contract (openapi/webapps.yaml by default) with the last release in openapi/released, or with FILE. Lists
each change as breaking, additive or neutral, and reports the version that the changes require.
Exit code: 0 info.version is high enough or no release is recorded yet, 1 it is too low, 2 invalid input.`;

const formats = { text: asText, markdown: asMarkdown };

await runCommand('build/compare-contract', async (args) => {
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

  if (positionals.length > 1) throw new InvalidInput('pass one contract at a time');
  const report = Object.hasOwn(formats, values.format) && formats[values.format];
  if (!report) throw new InvalidInput(`unknown format '${values.format}': use ${Object.keys(formats).join(' or ')}`);

  const openapi = join(repository, 'openapi');
  const revision = readContract(resolve(positionals[0] ?? join(openapi, 'webapps.yaml')));
  const base = values.base === undefined ? lastRelease(join(openapi, 'released')) : readContract(resolve(values.base));
  if (!base) {
    console.log(`No release recorded yet: nothing to compare. info.version is ${versionOf(revision)}.`);
    return 0;
  }

  const versions = { base: versionOf(base), revision: versionOf(revision) };
  const changes = await compareContracts(base, revision);
  const version = checkVersion(versions.base, versions.revision, changes);
  console.log(report({ base, revision, versions, changes, version }));
  return version.isHighEnough ? 0 : 1;
});
