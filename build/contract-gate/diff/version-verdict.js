import semver from 'semver';
import { BadInput } from '../command.js';
import { classes, steps } from './classes.js';

/** The version of a contract, or why it has none. */
export function versionOf({ name, document }) {
  const version = document.info?.version;
  const parsed = typeof version === 'string' ? semver.parse(version) : null;
  if (parsed?.raw !== version || version === undefined) {
    throw new BadInput(`${name}: info.version is not a semantic version such as '1.2.3', but ${JSON.stringify(version) ?? 'missing'}`);
  }

  return version;
}

/** Whether a version was raised enough for the changes since a release. */
export function judgeVersion(released, version, changes) {
  if (semver.lt(version, released)) {
    return { enough: false, words: `info.version is ${version}, which is lower than the release, ${released}.` };
  }

  const gravest = classes.find((each) => changes.some((change) => change.class === each));
  if (!gravest) {
    return { enough: true, words: `Nothing changed: no new version is needed. info.version is ${version}.` };
  }

  const step = stepFor(released, gravest);
  const needed = semver.inc(core(released), step);
  // A release candidate of the version that is needed will do.
  const enough = semver.gt(version, released) && semver.gte(core(version), needed);
  const is = version === released ? `is still ${version}` : `is ${version}`;
  return {
    enough,
    step,
    needed,
    words: `A ${step} step is needed, to ${needed} or higher. info.version ${is}: ${enough ? 'that is enough' : 'NOT ENOUGH'}.`,
  };
}

/** Before 1.0.0 nothing is promised yet, and a minor step may break. */
function stepFor(released, gravest) {
  const step = steps[gravest];
  return step === 'major' && semver.major(released) === 0 ? 'minor' : step;
}

function core(version) {
  const { major, minor, patch } = semver.parse(version);
  return `${major}.${minor}.${patch}`;
}
