import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { BadInput } from './command.js';

/** Reads a contract, or says why the file is none: the tools themselves are vague about that, or crash. */
export function readContract(file) {
  const name = shown(file);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new BadInput(`${name} does not exist`);
  if (found.isDirectory()) throw new BadInput(`${name} is a directory, not a contract`);
  if (!found.isFile()) throw new BadInput(`${name} is not a file`);

  const lines = new LineCounter();
  const yaml = parseDocument(readText(file, name), { lineCounter: lines, prettyErrors: false });
  if (yaml.errors.length > 0) {
    const [{ pos, message }] = yaml.errors;
    const { line, col } = lines.linePos(pos[0]);
    throw new BadInput(`${name}(${line},${col}): this is not a contract, as it is not YAML: ${message}`);
  }

  const document = yaml.toJS();
  if (typeof document?.openapi !== 'string') {
    throw new BadInput(`${name} is not a contract: an OpenAPI description starts with 'openapi: 3.0.3'`);
  }

  return { file, name, document };
}

function readText(file, name) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadInput(`${name} cannot be read: ${error.message}`);
  }
}

/** A path as the caller would write it. */
export function shown(file) {
  const path = relative(process.cwd(), file);
  return path.startsWith('../../') ? file : path;
}
