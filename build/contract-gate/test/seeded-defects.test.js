import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintAll, linters } from '../lint/linters.js';
import { contractFile, copiesFolder, edited } from './contract-copies.js';
import { seededDefects } from './seeded-defects.js';

test('each seeded defect is caught by the gate as a whole', async (context) => {
  const folder = copiesFolder(context);
  const files = seededDefects.map(([name, , edit], index) => folder.write(`${index}.yaml`, edited(edit, name)));
  const findings = await lintAll([contractFile, ...files]);

  const judgesOf = (file) => linters.map(({ name }) => name).filter((name) => findings.some((each) => each.tool === name && each.file === file));
  await context.test('the contract itself is clean', () =>
    assert.deepEqual(findings.filter(({ file }) => file === contractFile), []));
  for (const [index, [name, judges]] of seededDefects.entries()) {
    await context.test(name, () => assert.deepEqual(judgesOf(files[index]), judges));
  }

  for (const { name } of linters) {
    await context.test(`${name} sees what no other judge does`, () =>
      assert.ok(seededDefects.some(([, judges]) => judges.length === 1 && judges[0] === name)));
  }
});
