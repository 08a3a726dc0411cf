import { join, resolve } from 'node:path';
import { configuration, dotnet, InvalidInput, redocly, repository, spectral, toolError } from './shared.js';

/** Three linters that were written independently of each other; test/seeded-defects.test.js shows what each one finds. */
export const linters = [
  { name: 'ContractCheck', lint: lintByContractCheck },
  { name: 'redocly', lint: lintByRedocly },
  { name: 'spectral', lint: lintBySpectral },
];

/** The findings of all linters in some contracts. */
export async function lintAll(files) {
  const findings = await Promise.all(linters.map(async ({ name, lint }) =>
    (await lint(files)).map((finding) => ({ tool: name, ...finding }))));
  return findings.flat();
}

/** The check that is part of each build. It accepts one contract at a time. */
async function lintByContractCheck(files) {
  const check = await buildContractCheck();
  const findings = [];
  for (const file of files) {
    const result = await dotnet(check, file);
    const found = result.output.split('\n').flatMap((line) => parseBuildError(file, line));
    if (result.code !== (found.length > 0 ? 1 : 0)) throw toolError('ContractCheck', result);
    findings.push(...found);
  }

  return findings;
}

/** Builds the check if it is out of date and returns its path. */
async function buildContractCheck() {
  const project = join(repository, 'build', 'ContractCheck');
  // A build server that outlives the build would keep its output open.
  const withoutServers = ['-nodeReuse:false', '-p:UseSharedCompilation=false'];
  try {
    const result = await dotnet(
      'build', project, '--nologo', '--verbosity', 'quiet', ...withoutServers, '-target:Build', '-getProperty:TargetPath');
    if (result.code !== 0) throw toolError('dotnet build', result);
    return result.output.trim();
  } catch (error) {
    throw error.code === 'ENOENT' ? new InvalidInput('the .NET SDK is required; there is no dotnet on the PATH') : error;
  }
}

function parseBuildError(file, text) {
  const match = /\((?<line>\d+),(?<column>\d+)\): error (?<rule>PWC\d+): (?<message>.*)$/.exec(text);
  if (!match) return [];
  const { line, column, rule, message } = match.groups;
  return [{ file, line: Number(line), column: Number(column), rule, message }];
}

/** All contracts in one process: most of its time is start-up. */
async function lintByRedocly(files) {
  const result = await redocly(
    'lint', ...files, '--config', configuration('redocly.yaml'), '--format=json', '--max-problems=10000');
  // Its output is one JSON document for each contract.
  const reports = result.output.split(/(?<=^\})(?=\{$)/m).filter((report) => report.trim()).map((report) => JSON.parse(report));
  if (result.code > 1 || reports.length !== files.length) throw toolError('redocly', result);

  return reports.flatMap(({ problems }) => problems.map((problem) => {
    const [{ source, start }] = problem.location;
    return { file: resolve(source.ref), line: start?.line ?? 1, column: start?.col ?? 1, rule: problem.ruleId, message: problem.message };
  }));
}

/** All contracts in one process: most of its time is start-up. */
async function lintBySpectral(files) {
  // It expects glob patterns; a pattern that matches no file would have no findings.
  const patterns = files.map((file) => file.replace(/[[({*?]/g, '[$&]'));
  const result = await spectral(
    'lint', ...patterns, '--ruleset', configuration('spectral.yaml'), '--format=json', '--quiet',
    '--fail-severity=hint', '--fail-on-unmatched-globs');
  if (result.code > 1) throw toolError('spectral', result);

  return JSON.parse(result.output).map(({ source, range: { start }, code, message }) =>
    ({ file: source, line: start.line + 1, column: start.character + 1, rule: code, message }));
}
