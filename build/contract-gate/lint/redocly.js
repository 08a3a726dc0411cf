import { resolve } from 'node:path';
import { configuration, failure, redocly } from '../tool.js';

export const name = 'redocly';

/** All contracts in one process, as most of its time goes into starting. */
export async function lint(files) {
  const result = await redocly(
    'lint', ...files, '--config', configuration('redocly.yaml'), '--format=json', '--max-problems=10000');
  const reports = parse(result.output);
  if (result.code > 1 || reports.length !== files.length) throw failure(name, result);

  return reports.flatMap(({ problems }) => problems.map((problem) => {
    const [{ source, start }] = problem.location;
    return {
      tool: name,
      file: resolve(source.ref),
      line: start?.line ?? 1,
      column: start?.col ?? 1,
      rule: problem.ruleId,
      message: problem.message,
    };
  }));
}

/** It writes the report of each contract right behind the one before. */
function parse(output) {
  return output.split(/(?<=^\})(?=\{$)/m).filter((report) => report.trim()).map((report) => JSON.parse(report));
}
