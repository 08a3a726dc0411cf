import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lintAll, linters } from '../linters.js';
import { contractFile, copiesFolder, edited } from './contract-copies.js';
import { seededDefects } from './seeded-defects.js';

test('each seeded defect is found by the expected linters', async (context) => {
  const folder = copiesFolder(context);
  const files = seededDefects.map(([name, , edit], index) => folder.write(`${index}.yaml`, edited(edit, name)));
  const findings = await lintAll([contractFile, ...files]);

  const lintersOf = (file) => linters.map(({ name }) => name).filter((name) => findings.some((each) => each.tool === name && each.file === file));
  await context.test('the contract itself has no findings', () =>
    assert.deepEqual(findings.filter(({ file }) => file === contractFile), []));
  for (const [index, [name, expected]] of seededDefects.entries()) {
    await context.test(name, () => assert.deepEqual(lintersOf(files[index]), expected));
  }

  for (const { name } of linters) {
    await context.test(`${name} finds what no other linter finds`, () =>
      assert.ok(seededDefects.some(([, expected]) => expected.length === 1 && expected[0] === name)));
  }
});
