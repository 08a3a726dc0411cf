import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from '../shared.js';
import { run } from './commands.js';
import { contractFile, copiesFolder, edited, unedited } from './contract-copies.js';

function withVersion(version) {
  const document = unedited();
  document.info.version = version;
  return document;
}

const withProperty = (version) => edited(({ info, components }) => {
  info.version = version;
  components.schemas.Webapp.properties.novelty = { type: 'boolean', description: 'Whether the webapp | scales to zero.' };
}, `a property in version ${version}`);

test('build/lint-contract has no findings in the contract', () => {
  const { code, output } = run('lint-contract', []);
  assert.equal(code, 0, output);
  assert.match(output, /^ContractCheck: no findings\nredocly: no findings\nspectral: no findings\n$/);
});

test('build/lint-contract reports each finding with its linter, place and rule', (context) => {
  const file = copiesFolder(context).write('broken.yaml', edited(({ components }) => {
    components.schemas.Webapp.properties.name.type = 'strnig';
  }, 'a type is misspelt'));
  const { code, output } = run('lint-contract', [file]);
  assert.equal(code, 1);
  assert.match(output, /^ContractCheck: 1 findings\n {2}.*broken\.yaml\(\d+,\d+\): PWC051: There is no type 'strnig'/);
  assert.match(output, /^redocly: \d+ findings$/m);
  assert.match(output, /^spectral: \d+ findings$/m);
});

test('build/compare-contract passes when no release is recorded yet', (context) => {
  const { code, output } = run('compare-contract', [], { folder: repositoryWith(context, {}) });
  assert.equal(code, 0, output);
  assert.match(output, /^No release recorded yet: nothing to compare\. info\.version is \S+\.\n$/);
});

test('build/compare-contract fails when the version is too low, and names the required one', (context) => {
  const folder = copiesFolder(context);
  const base = folder.write('base.yaml', withVersion('1.0.0'));
  const low = run('compare-contract', ['--base', base, folder.write('low.yaml', withProperty('1.0.7'))]);
  assert.equal(low.code, 1);
  assert.match(low.output, /Additive \(1\): .*\n {2}- Webapp\.novelty: new property\n\nThe changes require a minor version, 1\.1\.0 or higher\. info\.version is 1\.0\.7: TOO LOW\.\n$/);

  assert.equal(run('compare-contract', ['--base', base, folder.write('high.yaml', withProperty('1.1.0'))]).code, 0);
});

test('build/compare-contract --format markdown formats a comment', (context) => {
  const folder = copiesFolder(context);
  const base = folder.write('base.yaml', withVersion('1.0.0'));
  const { code, output } = run('compare-contract', ['--format', 'markdown', '--base', base, folder.write('high.yaml', withProperty('1.1.0'))]);
  assert.equal(code, 0);
  assert.match(output, /^### The contract: 1\.0\.0 → 1\.1\.0\n\n✅ 1 additive\. /);
  assert.match(output, /^\| Webapp\.novelty \| new property \|$/m);
});

test('both commands have a --help', () => {
  for (const command of ['lint-contract', 'compare-contract']) {
    const { code, output } = run(command, ['--help']);
    assert.equal(code, 0);
    assert.match(output, new RegExp(`^usage: build/${command} `));
  }
});

for (const command of ['lint-contract', 'compare-contract']) {
  test(`build/${command} reports invalid input and exits with 2`, async (context) => {
    const folder = copiesFolder(context);
    const write = (text) => folder.write(`${Math.abs(text.length)}.yaml`, text);
    const cases = [
      ['a missing file', [join(folder.path, 'nowhere.yaml')], /nowhere\.yaml does not exist$/],
      ['a directory', [folder.path], /copies \[1\] is a directory, not a contract$/],
      ['no YAML', [write('openapi: [3.0.3\n')], /\.yaml\(\d+,\d+\): this is not valid YAML: /],
      ['an empty file', [write('')], /is not a contract: an OpenAPI document starts with 'openapi: 3\.0\.3'$/],
      ['other YAML', [write('name: ci\n')], /is not a contract: an OpenAPI document starts with 'openapi: 3\.0\.3'$/],
      ['two contracts', [contractFile, contractFile], /pass one contract at a time$/],
      ['an unknown option', ['--fix'], /'--fix'/],
    ];
    if (command === 'compare-contract') {
      cases.push(
        ['an unknown format', ['--format', 'pdf'], /unknown format 'pdf': use text or markdown$/],
        ['a missing release', ['--base', join(folder.path, 'gone.yaml')], /gone\.yaml does not exist$/],
        ['no version', [folder.write('none.yaml', edited(({ info }) => { delete info.version; }, 'no version'))], /info\.version must be a semantic version such as '1\.2\.3', but is missing$/],
        ['an invalid version', [folder.write('odd.yaml', withVersion('next'))], /info\.version must be a semantic version such as '1\.2\.3', but is "next"$/],
        ['a reference to nothing', ['--base', contractFile, folder.write('dangling.yaml', edited(({ components }) => {
          components.schemas.Webapp.properties.status.$ref = '#/components/schemas/Nothing';
        }, 'a reference to nothing'))], /redocly cannot compare .*; try build\/lint-contract first:\n/],
      );
    }

    for (const [name, args, message] of cases) {
      await context.test(name, () => {
        const { code, output, errors } = run(command, args);
        assert.equal(code, 2, errors);
        assert.equal(output, '');
        assert.ok(errors.startsWith(`build/${command}: `), errors);
        assert.match(errors.trimEnd(), message);
        assert.doesNotMatch(errors, /^ {4}at /m, 'a message without a stack trace');
      });
    }
  });

  test(`build/${command} reports that Node.js is missing`, (context) => {
    const folder = copiesFolder(context);
    for (const tool of ['bash', 'dirname']) symlinkSync(`/usr/bin/${tool}`, join(folder.path, tool));
    const { code, errors } = run(command, [], { environment: { PATH: folder.path } });
    assert.equal(code, 2, errors);
    assert.match(errors, new RegExp(`^build/${command}: Node\\.js .* is required .*; there is no node on the PATH\n$`));
  });
}

test('build/compare-contract compares with the highest release', (context) => {
  const copy = repositoryWith(context, { '1.9.0': withVersion('1.9.0'), '1.10.0': withVersion('1.10.0') });
  const { code, output } = run('compare-contract', [], { folder: copy });
  assert.match(output, /^The contract since its last release: 1\.10\.0 /);
  assert.match(output, /which is lower than the release, 1\.10\.0\.\n$/);
  assert.equal(code, 1);
});

for (const [name, releases, message] of [
  ['a release is named after no version', { latest: unedited() }, /openapi\/released\/latest\.yaml is not named after a version such as '1\.2\.3'$/],
  ['a release is named after another version', { '3.0.0': withVersion('2.9.0') }, /info\.version in openapi\/released\/3\.0\.0\.yaml is 2\.9\.0$/],
]) {
  test(`build/compare-contract reports that ${name}, and exits with 2`, (context) => {
    const { code, errors } = run('compare-contract', [], { folder: repositoryWith(context, releases) });
    assert.equal(code, 2, errors);
    assert.match(errors.trimEnd(), message);
  });
}

/** A copy of the parts of the repository that the commands need, with other releases. */
function repositoryWith(context, releases) {
  const folder = mkdtempSync(join(tmpdir(), 'released contracts '));
  context.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(repository, 'build'), join(folder, 'build'), {
    recursive: true,
    filter: (source) => !/[/\\](node_modules|bin|obj|released)$/.test(source),
  });
  symlinkSync(join(repository, 'build/contract-gate/node_modules'), join(folder, 'build/contract-gate/node_modules'));
  mkdirSync(join(folder, 'openapi/released'), { recursive: true });
  cpSync(contractFile, join(folder, 'openapi/webapps.yaml'));
  for (const [version, document] of Object.entries(releases)) {
    writeFileSync(join(folder, `openapi/released/${version}.yaml`), JSON.stringify(document));
  }

  return folder;
}
