import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import semver from 'semver';
import { repository } from '../tool.js';

/**
 * The change of the contract that CONTRIBUTING.md walks through, as tests/Build.Tests/Walk.cs reads it too: its edits,
 * its commands and what they are shown to say. The versions in it stand for the last release and the next.
 */
export function readWalk({ release }) {
  const document = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8');
  const [section] = /^### One change, from edit to release candidate\n[\s\S]*?(?=^##)/m.exec(document);
  const [, from, to] = /^-    <Version>(.*)<\/Version>\n\+    <Version>(.*)<\/Version>$/m.exec(section);
  const text = section.replaceAll(to, semver.inc(release, 'minor')).replaceAll(from, release);
  return [...text.matchAll(/^```(diff|sh|text)\n([\s\S]*?)^```$/gm)].map(([, kind, block]) => ({ kind, block }));
}

/** The version that users have. */
export const lastRelease = () =>
  /<LastReleasedVersion>(.*)<\/LastReleasedVersion>/.exec(readFileSync(join(repository, 'Directory.Build.props'), 'utf8'))[1];

/** A checkout of what is here, as it was when a version had just been released. */
export function releasedCheckout(context, release) {
  const folder = mkdtempSync(join(tmpdir(), 'contract walk '));
  context.after(() => rmSync(folder, { recursive: true }));
  const git = (cwd, ...args) => execFileSync('git', args, { cwd, encoding: 'utf8' });
  for (const file of git(repository, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repository, file), join(folder, file));
  }

  edit(folder, 'Directory.Build.props', (text) => text.replace(/<Version>.*<\/Version>/, `<Version>${release}</Version>`));
  edit(folder, 'openapi/webapps.yaml', (text) => text.replace(/^  version: .*$/m, `  version: ${release}`));
  edit(folder, 'CHANGELOG.md', (text) => text.slice(0, text.indexOf('\n## ')) + text.slice(text.indexOf(`\n## ${release}`)));
  copyFileSync(join(folder, 'openapi/webapps.yaml'), join(folder, `openapi/released/${release}.yaml`));

  git(folder, 'init', '--quiet');
  symlinkSync(join(repository, 'build/contract-gate/node_modules'), join(folder, 'build/contract-gate/node_modules'));
  appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
  git(folder, 'config', 'user.name', 'Ada');
  git(folder, 'config', 'user.email', 'ada@example.com');
  git(folder, 'config', 'commit.gpgsign', 'false');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', `Release ${release}`);
  return folder;
}

/** Replaces in a file what the changes of a diff block say, each exactly once. */
export function apply(folder, diff) {
  const [, file, changes] = /^--- (.*)\n([\s\S]*)$/.exec(diff);
  for (const change of changes.split('@@\n')) {
    const lines = change.replace(/\n$/, '').split('\n');
    const side = (other) => lines.filter((line) => line[0] !== other).map((line) => `${line.slice(1)}\n`).join('');
    edit(folder, file, (text) => {
      assert.equal(text.split(side('+')).length, 2, `${file} is to have this exactly once:\n${side('+')}`);
      return text.replace(side('+'), () => side('-'));
    });
  }
}

/** Runs the commands of a block that need Node, and gives what they said; nothing when there are none. */
export function runCommands(folder, block) {
  let output = '';
  for (const line of block.trimEnd().split('\n')) {
    if (/^(\w+=\w+ )?dotnet /.test(line)) continue;
    assert.match(line, /^(build\/|git )/, 'each command of the walk is one of dotnet, build/ or git');
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    if (line.endsWith('# fails')) assert.equal(status, 1, stdout + stderr);
    else assert.equal(status, 0, `${line}\n${stdout}${stderr}`);
    output += stdout + stderr;
  }

  return output;
}

function edit(folder, file, change) {
  const path = join(folder, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}
