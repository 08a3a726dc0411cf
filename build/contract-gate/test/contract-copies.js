import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { repository } from '../tool.js';

export const contractFile = join(repository, 'openapi', 'webapps.yaml');

const text = readFileSync(contractFile, 'utf8');

/** A copy of the contract as a document; an edit that would leave it as it is proves nothing, and fails. */
export function edited(edit, name, of = parse(text)) {
  const document = structuredClone(of);
  const before = stringify(document);
  edit(document);
  assert.notEqual(stringify(document), before, `the edit "${name}" changes nothing: the contract no longer has what it edits`);
  return document;
}

export const unedited = () => parse(text);

/** A folder for copies, with a space in its name, as those of users have. */
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
