import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import semver from 'semver';
import { apply, lastRelease, readWalk, releasedCheckout, runCommands } from './walk.js';

test("the contributors' guide walks from an edit of the contract to a release candidate", (context) => {
  const release = lastRelease();
  const folder = releasedCheckout(context, release);
  let output = '';
  for (const { kind, block } of readWalk({ release })) {
    if (kind === 'diff') apply(folder, block);
    else if (kind === 'sh') output = runCommands(folder, block);
    else if (output) for (const line of block.trimEnd().split('\n')) assert.ok(output.includes(line), `${line}\n... is to be in:\n${output}`);
  }

  const next = semver.inc(release, 'minor');
  for (const id of ['Peak.Webapps', 'Peak.Webapps.DependencyInjection', 'Peak.Webapps.Testing']) {
    assert.ok(existsSync(join(folder, `artifacts/release/${id}.${next}.nupkg`)), id);
  }

  // The step after: the candidate was published.
  assert.match(runCommands(folder, 'build/record-release'), new RegExp(`^${next} is kept as the last release`));
  const kept = readFileSync(join(folder, 'Directory.Build.props'), 'utf8');
  assert.ok(kept.includes(`<LastReleasedVersion>${next}</LastReleasedVersion>`));
  assert.ok(!existsSync(join(folder, `build/released/Peak.Webapps.${release}.nupkg`)));
  assert.ok(existsSync(join(folder, `build/released/Peak.Webapps.${next}.nupkg`)));
  assert.match(runCommands(folder, 'build/diff'), /Nothing changed: no new version is needed\./);
});
