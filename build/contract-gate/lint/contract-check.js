import { join } from 'node:path';
import { BadInput } from '../command.js';
import { dotnet, failure, repository } from '../tool.js';

export const name = 'ContractCheck';

/** The check that every build makes; it takes one contract at a time. */
export async function lint(files) {
  const check = await built();
  const findings = [];
  for (const file of files) {
    const result = await dotnet(check, file);
    const found = result.output.split('\n').flatMap((line) => parse(file, line));
    if (result.code !== (found.length > 0 ? 1 : 0)) throw failure(name, result);
    findings.push(...found);
  }

  return findings;
}

/** The path of the check, built where it has to be. */
async function built() {
  const project = join(repository, 'build', 'ContractCheck');
  // Servers that outlive the build would hold its output open.
  const alone = ['-nodeReuse:false', '-p:UseSharedCompilation=false'];
  try {
    const result = await dotnet(
      'build', project, '--nologo', '--verbosity', 'quiet', ...alone, '-target:Build', '-getProperty:TargetPath');
    if (result.code !== 0) throw failure('dotnet build', result);
    return result.output.trim();
  } catch (error) {
    throw error.code === 'ENOENT' ? new BadInput('the .NET SDK is needed; there is no dotnet on the PATH') : error;
  }
}

function parse(file, line) {
  const match = /\((?<line>\d+),(?<column>\d+)\): error (?<rule>PWC\d+): (?<message>.*)$/.exec(line);
  if (!match) return [];
  const { line: row, column, rule, message } = match.groups;
  return [{ tool: name, file, line: Number(row), column: Number(column), rule, message }];
}
