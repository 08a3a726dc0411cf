import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkVersion } from '../compare/version.js';

const cases = [
  // released, version, gravest change, whether the version is high enough
  ['1.2.3', '1.2.3', undefined, true],
  ['1.2.3', '1.3.0', undefined, true],
  ['1.2.3', '1.2.2', undefined, false],
  ['1.2.3', '1.2.3', 'neutral', false],
  ['1.2.3', '1.2.4', 'neutral', true],
  ['1.2.3', '1.2.9', 'additive', false],
  ['1.2.3', '1.3.0', 'additive', true],
  ['1.2.3', '1.3.0-rc.1', 'additive', true],
  ['1.2.3', '2.0.0', 'additive', true],
  ['1.2.3', '1.9.0', 'breaking', false],
  ['1.2.3', '2.0.0-rc.1', 'breaking', true],
  ['1.2.3', '2.0.0', 'breaking', true],
  ['0.2.3', '0.2.4', 'breaking', false],
  ['0.2.3', '0.3.0', 'breaking', true],
  ['2.0.0', '1.9.9', 'neutral', false],
];

for (const [released, version, gravest, isHighEnough] of cases) {
  test(`from ${released} to ${version} with ${gravest ? `a ${gravest} change` : 'no change'}: ${isHighEnough ? 'high enough' : 'too low'}`, () => {
    assert.equal(checkVersion(released, version, gravest ? [{ class: gravest }] : []).isHighEnough, isHighEnough);
  });
}
