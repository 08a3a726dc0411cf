import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { repository } from '../shared.js';

/** Runs a command of build/ and returns its exit code and output. */
export function run(command, args, { folder = repository, environment = process.env } = {}) {
  const { status, stdout, stderr } = spawnSync(join(folder, 'build', command), args, { cwd: folder, env: environment, encoding: 'utf8' });
  return { code: status, output: stdout, errors: stderr };
}
