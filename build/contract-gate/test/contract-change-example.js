import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { repository } from '../shared.js';

/** Left out: the gate runs this test, and the tests below build what they need. */
const notReplayed = ['.ci/run', 'build/release', 'dotnet build'];

/** The example of a contract change in CONTRIBUTING.md: its edits, its commands and their output. */
export function readExample() {
  const guide = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8');
  const [section] = /^## One change, from edit to release$[\s\S]*?(?=^## |(?![\s\S]))/m.exec(guide);
  return [...section.matchAll(/^```(diff|sh|text)\n([\s\S]*?)^```$/gm)].map(([, kind, block]) => ({ kind, block }));
}

/** A git checkout of the current files in which the current version is recorded as released. */
export function releasedCheckout(context, release) {
  const folder = mkdtempSync(join(tmpdir(), 'contract change '));
  context.after(() => rmSync(folder, { recursive: true }));
  const git = (cwd, ...args) => execFileSync('git', args, { cwd, encoding: 'utf8' });
  const files = git(repository, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0');
  for (const file of files.filter((name) => name && existsSync(join(repository, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repository, file), join(folder, file));
  }

  mkdirSync(join(folder, 'openapi/released'), { recursive: true });
  copyFileSync(join(folder, 'openapi/webapps.yaml'), join(folder, `openapi/released/${release}.yaml`));
  symlinkSync(join(repository, 'build/contract-gate/node_modules'), join(folder, 'build/contract-gate/node_modules'));

  git(folder, 'init', '--quiet');
  appendFileSync(join(folder, '.git/info/exclude'), 'node_modules\n');
  git(folder, 'config', 'user.name', 'Ada');
  git(folder, 'config', 'user.email', 'ada@example.com');
  git(folder, 'config', 'commit.gpgsign', 'false');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', `Release ${release}`);
  return folder;
}

/** Makes the edits of a diff block; the old text of each must occur exactly once. */
export function applyDiff(folder, block) {
  const [, file, changes] = /^--- (.*)\n([\s\S]*)$/.exec(block);
  const path = join(folder, file);
  for (const change of changes.split(/^@@.*\n/m).filter(Boolean)) {
    const lines = change.replace(/\n$/, '').split('\n');
    const side = (other) => lines.filter((line) => line[0] !== other).map((line) => `${line.slice(1)}\n`).join('');
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    assert.equal(text.split(side('+')).length, 2, `${file} must contain this exactly once:\n${side('+')}`);
    writeFileSync(path, text.replace(side('+'), () => side('-')));
  }
}

/** Runs the commands of a block and returns their output. The output of a command that ends in "# fails" must be an error. */
export function runCommands(folder, block) {
  let output = '';
  for (const line of block.trimEnd().split('\n').filter((text) => !notReplayed.includes(text))) {
    assert.match(line, /^(\w+=\w+ )?(build\/|git |dotnet )/, 'each command of the example is one of build/, git or dotnet');
    const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      // The build of the repository itself runs the analyzers.
      env: { ...process.env, RunAnalyzers: 'false', PEAK_FULL_RUN: '' },
    });
    assert.equal(status !== 0, line.endsWith('# fails'), `${line}\n${stdout}${stderr}`);
    output += stdout + stderr;
  }

  return output;
}
