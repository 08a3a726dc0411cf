import { BadInput } from '../command.js';
import { configuration, redocly } from '../tool.js';
import { readPointer } from './pointer.js';

/** The changes between two contracts, as redocly sees them. */
export async function diffByRedocly(base, revision) {
  const result = await redocly(
    'diff', base.file, revision.file, '--config', configuration('redocly.yaml'), '--format=json', '--fail-on=none');
  // A contract that refers to what is not there, for example: changes behind that would be missed.
  if (result.code !== 0) {
    throw new BadInput(`redocly cannot compare ${base.name} with ${revision.name}; build/lint may tell more:\n${result.errors}`);
  }

  return JSON.parse(result.output).changes.map((change) => ({
    kind: change.kind,
    type: change.typeName,
    property: change.property,
    before: change.base?.value,
    after: change.revision?.value,
    // Where it stands in the file; for what was removed, in the file of the release.
    pointer: withoutProperty(readPointer((change.revision ?? change.base).pointer), change.property),
    document: (change.revision ? revision : base).document,
    impact: change.impact,
    messages: change.verdicts.map(({ message }) => message),
  }));
}

/** The pointer of a changed property leads to the property if it is still there, and else to what had it. */
const withoutProperty = (pointer, property) =>
  property !== undefined && pointer.at(-1) === property ? pointer.slice(0, -1) : pointer;
