import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repository } from '../tool.js';
import { run } from './commands.js';
import { contractFile, copiesFolder, edited, unedited } from './contract-copies.js';

const withVersion = (version) => edited(({ info }) => { info.version = version; }, `version ${version}`);

const withProperty = (version) => edited(({ info, components }) => {
  info.version = version;
  components.schemas.Webapp.properties.novelty = { type: 'boolean', description: 'Whether the webapp | sleeps.' };
}, `a property in version ${version}`);

test('build/lint finds nothing in the contract', () => {
  const { code, output } = run('lint', []);
  assert.equal(code, 0, output);
  assert.match(output, /^ContractCheck: nothing found\nredocly: nothing found\nspectral: nothing found\n$/);
});

test('build/lint tells each finding with its file, place, rule and judge', (context) => {
  const file = copiesFolder(context).write('broken.yaml', edited(({ components }) => {
    components.schemas.Webapp.properties.name.type = 'strnig';
  }, 'a type is misspelt'));
  const { code, output } = run('lint', [file]);
  assert.equal(code, 1);
  assert.match(output, /^ContractCheck: 1 found\n {2}.*broken\.yaml\(\d+,\d+\): PWC051: There is no type 'strnig'/);
  assert.match(output, /^redocly: \d+ found$/m);
  assert.match(output, /^spectral: \d+ found$/m);
});

test('build/diff compares the contract with the last release', () => {
  const { code, output } = run('diff', []);
  assert.equal(code, 0, output);
  assert.match(output, /^The contract since its last release: \d+\.\d+\.\d+ \(openapi\/released\/.*\.yaml\) -> \S+ \(openapi\/webapps\.yaml\)\n/);
});

test('build/diff fails when the version is too low, and says which one would do', (context) => {
  const folder = copiesFolder(context);
  const base = folder.write('base.yaml', withVersion('1.0.0'));
  const low = run('diff', ['--base', base, folder.write('low.yaml', withProperty('1.0.7'))]);
  assert.equal(low.code, 1);
  assert.match(low.output, /Additive \(1\): .*\n {2}- Webapp\.novelty: new property\n\nA minor step is needed, to 1\.1\.0 or higher\. info\.version is 1\.0\.7: NOT ENOUGH\.\n$/);

  assert.equal(run('diff', ['--base', base, folder.write('high.yaml', withProperty('1.1.0'))]).code, 0);
});

test('build/diff --format markdown makes a comment of it', (context) => {
  const folder = copiesFolder(context);
  const base = folder.write('base.yaml', withVersion('1.0.0'));
  const { code, output } = run('diff', ['--format', 'markdown', '--base', base, folder.write('high.yaml', withProperty('1.1.0'))]);
  assert.equal(code, 0);
  assert.match(output, /^### The contract: 1\.0\.0 → 1\.1\.0\n\n✅ 1 additive\. /);
  assert.match(output, /^\| Webapp\.novelty \| new property \|$/m);
});

test('both commands tell how they are called', () => {
  for (const command of ['lint', 'diff']) {
    const { code, output } = run(command, ['--help']);
    assert.equal(code, 0);
    assert.match(output, new RegExp(`^usage: build/${command} `));
  }
});

for (const command of ['lint', 'diff']) {
  test(`build/${command} says what is wrong with its input, and exits with 2`, async (context) => {
    const folder = copiesFolder(context);
    const write = (text) => folder.write(`${Math.abs(text.length)}.yaml`, text);
    const cases = [
      ['a missing file', [join(folder.path, 'nowhere.yaml')], /nowhere\.yaml does not exist$/],
      ['a directory', [folder.path], /copies \[1\] is a directory, not a contract$/],
      ['no YAML', [write('openapi: [3.0.3\n')], /\.yaml\(\d+,\d+\): this is not a contract, as it is not YAML: /],
      ['an empty file', [write('')], /is not a contract: an OpenAPI description starts with 'openapi: 3\.0\.3'$/],
      ['other YAML', [write('name: ci\n')], /is not a contract: an OpenAPI description starts with 'openapi: 3\.0\.3'$/],
      ['two contracts', [contractFile, contractFile], /one contract at a time$/],
      ['an unknown option', ['--fix'], /'--fix'/],
    ];
    if (command === 'diff') {
      cases.push(
        ['an unknown format', ['--format', 'pdf'], /there is no format 'pdf': take text or markdown$/],
        ['a missing release', ['--base', join(folder.path, 'gone.yaml')], /gone\.yaml does not exist$/],
        ['no version', [folder.write('none.yaml', edited(({ info }) => { delete info.version; }, 'no version'))], /info\.version is not a semantic version such as '1\.2\.3', but missing$/],
        ['a version that is none', [folder.write('odd.yaml', withVersion('next'))], /info\.version is not a semantic version such as '1\.2\.3', but "next"$/],
        ['a reference to nothing', [folder.write('dangling.yaml', edited(({ components }) => {
          components.schemas.Webapp.properties.status.$ref = '#/components/schemas/Nothing';
        }, 'a reference to nothing'))], /redocly cannot compare .*; build\/lint may tell more:\n/],
      );
    }

    for (const [name, args, message] of cases) {
      await context.test(name, () => {
        const { code, output, errors } = run(command, args);
        assert.equal(code, 2, errors);
        assert.equal(output, '');
        assert.ok(errors.startsWith(`build/${command}: `), errors);
        assert.match(errors.trimEnd(), message);
        assert.doesNotMatch(errors, /^ {4}at /m, 'a message, and no stack');
      });
    }
  });

  test(`build/${command} says that Node.js is missing`, (context) => {
    const folder = copiesFolder(context);
    for (const tool of ['bash', 'dirname']) symlinkSync(`/usr/bin/${tool}`, join(folder.path, tool));
    const { code, errors } = run(command, [], { environment: { PATH: folder.path } });
    assert.equal(code, 2, errors);
    assert.match(errors, new RegExp(`^build/${command}: Node\\.js .* is needed .*; there is no node on the PATH\n$`));
  });
}

test('build/diff compares with the highest of the releases', (context) => {
  const copy = repositoryWith(context, { '1.9.0': withVersion('1.9.0'), '1.10.0': withVersion('1.10.0') });
  const { code, output } = run('diff', [], { folder: copy });
  assert.match(output, /^The contract since its last release: 1\.10\.0 /);
  assert.match(output, /which is lower than the release, 1\.10\.0\.\n$/);
  assert.equal(code, 1);
});

for (const [name, releases, message] of [
  ['there is no release yet', {}, /there is no released contract in openapi\/released to compare with: name one with --base, or keep the first one there$/],
  ['a release is named after no version', { latest: unedited() }, /openapi\/released\/latest\.yaml is not named after a version such as '1\.2\.3'$/],
  ['a release is named after another version', { '3.0.0': withVersion('2.9.0') }, /openapi\/released\/3\.0\.0\.yaml says that its version is 2\.9\.0$/],
]) {
  test(`build/diff says that ${name}, and exits with 2`, (context) => {
    const { code, errors } = run('diff', [], { folder: repositoryWith(context, releases) });
    assert.equal(code, 2, errors);
    assert.match(errors.trimEnd(), message);
  });
}

/** A copy of what the commands need of the repository, with other releases. */
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
