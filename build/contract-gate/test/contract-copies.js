import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { repository } from '../shared.js';

export const contractFile = join(repository, 'openapi', 'webapps.yaml');

const text = readFileSync(contractFile, 'utf8');

/** An edited copy of the contract; an edit without effect is an error. */
export function edited(edit, name, of = parse(text)) {
  const document = structuredClone(of);
  const before = stringify(document);
  edit(document);
  assert.notEqual(stringify(document), before, `the edit "${name}" changes nothing in the current contract`);
  return document;
}

export const unedited = () => parse(text);

/** A folder for copies, with spaces and brackets in its path. */
export function copiesFolder(context) {
  const folder = join(mkdtempSync(join(tmpdir(), 'contract gate ')), 'copies [1]');
  mkdirSync(folder);
  context.after(() => rmSync(join(folder, '..'), { recursive: true }));
  return {
    path: folder,
    write(name, document) {
      const file = join(folder, name);
      writeFileSync(file, typeof document === 'string' ? document : stringify(document, { aliasDuplicateObjects: false }));
      return file;
    },
  };
}
