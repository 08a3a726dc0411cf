import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import semver from 'semver';
import { repository } from '../shared.js';
import { applyDiff, readExample, releasedCheckout, runCommands } from './contract-change-example.js';

test('the documented example of a contract change can be followed, and its release recorded', (context) => {
  const [, release] = /<Version>(.*)<\/Version>/.exec(readFileSync(join(repository, 'Directory.Build.props'), 'utf8'));
  const folder = releasedCheckout(context, release);
  let output = '';
  for (const { kind, block } of readExample()) {
    if (kind === 'diff') applyDiff(folder, block);
    else if (kind === 'sh') output = runCommands(folder, block);
    else for (const line of block.trimEnd().split('\n')) assert.ok(output.includes(line), `'${line}' must be in:\n${output}`);
  }

  const next = semver.inc(release, 'minor');
  runCommands(folder, "git add --all\ngit commit --quiet --allow-empty --message 'Change the contract'\nbuild/pack-release artifacts/candidate");
  for (const id of ['Peak.Webapps', 'Peak.Webapps.DependencyInjection', 'Peak.Webapps.Testing']) {
    assert.ok(existsSync(join(folder, `artifacts/candidate/${id}.${next}.nupkg`)), id);
  }

  assert.match(runCommands(folder, 'build/record-release'), new RegExp(`^Recorded ${next} as the last release`));
  assert.ok(existsSync(join(folder, `openapi/released/${next}.yaml`)));
  assert.match(runCommands(folder, 'build/compare-contract'), /No changes: no new version is required\./);
});
