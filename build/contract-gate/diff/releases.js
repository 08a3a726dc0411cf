import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import semver from 'semver';
import { BadInput } from '../command.js';
import { readContract, shown } from '../contract-file.js';
import { versionOf } from './version-verdict.js';

/** The contract of the highest released version in a folder of files named after their versions. */
export function lastRelease(folder) {
  const released = namesIn(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
  if (released.length === 0) {
    throw new BadInput(`there is no released contract in ${shown(folder)} to compare with: name one with --base, or keep the first one there`);
  }

  const misnamed = released.find((name) => semver.parse(name)?.raw !== name);
  if (misnamed) throw new BadInput(`${shown(join(folder, `${misnamed}.yaml`))} is not named after a version such as '1.2.3'`);

  const last = semver.rsort(released)[0];
  const contract = readContract(join(folder, `${last}.yaml`));
  if (versionOf(contract) !== last) {
    throw new BadInput(`${contract.name} says that its version is ${versionOf(contract)}`);
  }

  return contract;
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
