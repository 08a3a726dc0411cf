import { execFile } from 'node:child_process';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** The folder that the contract, its releases and the build-time check are in. */
export const repository = join(folder, '..', '..');

/** A configuration file of ours. */
export const configuration = (name) => join(folder, name);

/** Runs redocly, quietly: nothing is sent to its makers, and nothing is asked of them. */
export const redocly = (...args) =>
  run(process.execPath, [join(folder, 'node_modules/@redocly/cli/bin/cli.js'), ...args], {
    REDOCLY_TELEMETRY: 'off',
    REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true',
    REDOCLY_SUPPRESS_NOTIFICATIONS: 'true',
  });

export const spectral = (...args) =>
  run(process.execPath, [join(folder, 'node_modules/@stoplight/spectral-cli/dist/index.js'), ...args]);

export const dotnet = (...args) =>
  run('dotnet', args, { DOTNET_CLI_TELEMETRY_OPTOUT: '1', DOTNET_NOLOGO: '1' });

/** Runs a program to its end, whatever its exit code. */
function run(program, args, environment) {
  const options = { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, output, errors) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error?.code ?? 0, output, errors });
    });
  });
}

/** What to throw when a tool did not do its work at all, which must never pass for "nothing found". */
export const failure = (tool, { code, output, errors }) =>
  new Error(`${tool} did not work (exit code ${code}):\n${errors || output}`);
