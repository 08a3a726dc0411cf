import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { displayPath, InvalidInput, readContract } from '../shared.js';
import { classes, steps } from './classification.js';

/** The contract of the highest version in a folder of files named after their versions; undefined when there is none. */
export function lastRelease(folder) {
  const released = fileNames(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  const misnamed = released.find((name) => semver.parse(name)?.raw !== name);
  if (misnamed) throw new InvalidInput(`${displayPath(join(folder, `${misnamed}.yaml`))} is not named after a version such as '1.2.3'`);
  if (released.length === 0) return undefined;

  const last = semver.rsort(released)[0];
  const contract = readContract(join(folder, `${last}.yaml`));
  if (versionOf(contract) !== last) throw new InvalidInput(`info.version in ${contract.name} is ${versionOf(contract)}`);
  return contract;
}

function fileNames(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The version of a contract; an error when it is not a semantic version. */
export function versionOf({ name, document }) {
  const version = document.info?.version;
  const parsed = typeof version === 'string' ? semver.parse(version) : null;
  if (parsed?.raw !== version || version === undefined) {
    throw new InvalidInput(`${name}: info.version must be a semantic version such as '1.2.3', but is ${JSON.stringify(version) ?? 'missing'}`);
  }

  return version;
}

/** Whether a version is high enough for the changes since a release. */
export function checkVersion(released, version, changes) {
  if (semver.lt(version, released)) {
    return { isHighEnough: false, words: `info.version is ${version}, which is lower than the release, ${released}.` };
  }

  const gravest = classes.find((each) => changes.some((change) => change.class === each));
  if (!gravest) {
    return { isHighEnough: true, words: `No changes: no new version is required. info.version is ${version}.` };
  }

  // Before 1.0.0, a minor version may break.
  const step = steps[gravest] === 'major' && semver.major(released) === 0 ? 'minor' : steps[gravest];
  const required = semver.inc(withoutPrerelease(released), step);
  // A release candidate of the required version is high enough.
  const isHighEnough = semver.gt(version, released) && semver.gte(withoutPrerelease(version), required);
  const is = version === released ? `is still ${version}` : `is ${version}`;
  return {
    isHighEnough,
    words: `The changes require a ${step} version, ${required} or higher. info.version ${is}: ${isHighEnough ? 'high enough' : 'TOO LOW'}.`,
  };
}

function withoutPrerelease(version) {
  const { major, minor, patch } = semver.parse(version);
  return `${major}.${minor}.${patch}`;
}
