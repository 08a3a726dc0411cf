import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringify } from 'yaml';
import { compareContracts } from '../compare/changes.js';
import { asText } from '../compare/report.js';
import { checkVersion } from '../compare/version.js';
import { readContract } from '../shared.js';
import { contractChanges } from './contract-changes.js';
import { copiesFolder, edited, unedited } from './contract-copies.js';

/** After a release 1.0.0: a version that is too low for a change, and the lowest that is high enough. */
const versions = { breaking: ['1.1.0', '2.0.0'], additive: ['1.0.1', '1.1.0'], neutral: ['1.0.0', '1.0.1'] };

test('a change of the contract has a class, a description and a required version', { concurrency: 2 }, async (context) => {
  const folder = copiesFolder(context);
  await Promise.all(contractChanges.map(([name, gravest, words, edit, prepare], index) => context.test(name, async () => {
    const release = prepare ? edited(prepare, name) : unedited();
    const base = readContract(folder.write(`${index}-base.yaml`, release));
    const revision = readContract(folder.write(`${index}.yaml`, edited(edit, name, release)));

    const changes = await compareContracts(base, revision);

    assert.equal(changes[0]?.class, gravest, 'the gravest change comes first');
    const [low, high] = versions[gravest];
    const version = checkVersion('1.0.0', low, changes);
    assert.equal(version.isHighEnough, false);
    assert.equal(checkVersion('1.0.0', high, changes).isHighEnough, true);
    const report = asText({ base, revision, versions: { base: '1.0.0', revision: low }, changes, version });
    assert.ok(report.includes(`  - ${words}`), report);
    assert.ok(report.endsWith(`version, ${high} or higher. info.version is ${low === '1.0.0' ? 'still ' : ''}${low}: TOO LOW.`), report);
  })));
});

test('contracts that differ only in version and order have no changes', async (context) => {
  const folder = copiesFolder(context);
  const backwards = Object.fromEntries(Object.entries(unedited()).reverse());
  const base = readContract(folder.write('base.yaml', unedited()));
  const revision = readContract(folder.write('revision.yaml', { ...backwards, info: { ...backwards.info, version: '7.0.0' } }));

  assert.deepEqual(await compareContracts(base, revision), []);
});

test('a change that cannot be classified counts as breaking', async (context) => {
  const folder = copiesFolder(context);
  const base = readContract(folder.write('base.yaml', unedited()));
  // redocly visits the target of a YAML alias only once, and misses the second use.
  const revision = readContract(folder.write('revision.yaml', stringify(edited(({ paths }) => {
    paths['/webapps/{webappId}'].delete.requestBody = paths['/webapps/'].post.requestBody;
  }, 'a body by an alias'))));

  const [change, ...others] = await compareContracts(base, revision);

  assert.equal(change.class, 'breaking');
  assert.match(change.words, /cannot classify/);
  assert.deepEqual(others, []);
});
