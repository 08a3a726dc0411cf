import { execFile } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';

const folder = import.meta.dirname;

/** The root folder of the repository. */
export const repository = join(folder, '..', '..');

/** Invalid input, which the caller of a command has to fix: reported as a message without a stack trace. */
export class InvalidInput extends Error {}

/** Runs a command and sets its exit code: 0 passed, 1 the contract does not pass, 2 invalid input. */
export async function runCommand(name, command) {
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof InvalidInput) && !error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
    console.error(`${name}: ${error.message}`);
    process.exitCode = 2;
  }
}

/** Reads a contract. The message of an error is clearer than those of the tools, some of which crash. */
export function readContract(file) {
  const name = displayPath(file);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new InvalidInput(`${name} does not exist`);
  if (found.isDirectory()) throw new InvalidInput(`${name} is a directory, not a contract`);
  if (!found.isFile()) throw new InvalidInput(`${name} is not a file`);

  const lines = new LineCounter();
  const yaml = parseDocument(readText(file, name), { lineCounter: lines, prettyErrors: false });
  if (yaml.errors.length > 0) {
    const [{ pos, message }] = yaml.errors;
    const { line, col } = lines.linePos(pos[0]);
    throw new InvalidInput(`${name}(${line},${col}): this is not valid YAML: ${message}`);
  }

  const document = yaml.toJS();
  if (typeof document?.openapi !== 'string') {
    throw new InvalidInput(`${name} is not a contract: an OpenAPI document starts with 'openapi: 3.0.3'`);
  }

  return { file, name, document };
}

function readText(file, name) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new InvalidInput(`${name} cannot be read: ${error.message}`);
  }
}

/** A path relative to the current folder, unless it is far from there. */
export function displayPath(file) {
  const path = relative(process.cwd(), file);
  return path.startsWith('../../') ? file : path;
}

/** The path of a configuration file in this folder. */
export const configuration = (name) => join(folder, name);

/** Runs redocly without its telemetry and its update notice. */
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

/** Runs a program and returns its exit code and output. */
function run(program, args, environment) {
  const options = { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(program, args, options, (error, output, errors) => {
      if (error && typeof error.code !== 'number') reject(error);
      else resolve({ code: error?.code ?? 0, output, errors });
    });
  });
}

/** The error for a tool that could not run; it must not be taken for "no findings". */
export const toolError = (tool, { code, output, errors }) =>
  new Error(`${tool} failed (exit code ${code}):\n${errors || output}`);
