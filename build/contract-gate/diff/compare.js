import { isDeepStrictEqual } from 'node:util';
import { breaking, classes, neutral } from './classes.js';
import { exampleChanges } from './example-changes.js';
import { extensionChanges } from './extension-changes.js';
import { rate } from './ratings.js';
import { diffByRedocly } from './redocly-diff.js';
import { referenceChanges } from './reference-changes.js';
import { renamedSchemas } from './renamed-schemas.js';
import { walkTogether } from './walk.js';

/** The changes from one contract to another, gravest first: what redocly finds, rated for us, and what it misses. */
export async function compareContracts(base, revision) {
  const renamed = renamedSchemas(base.document, revision.document);
  const differences = [...walkTogether(base.document, revision.document)];
  const changes = [
    ...(await diffByRedocly(base, revision)).filter((change) => !isToldOtherwise(change, renamed)).map(rate),
    ...renames(renamed),
    ...referenceChanges(differences, renamed, base.document, revision.document),
    ...extensionChanges(differences, revision.document),
    ...exampleChanges(differences, revision.document),
  ];
  if (changes.length === 0) changes.push(...unrated(base.document, revision.document));

  const order = ({ class: is }) => classes.indexOf(is);
  return changes.sort((one, other) => order(one) - order(other) || one.place.localeCompare(other.place));
}

/** The version is what the changes are measured by; extensions and renamed schemas have words of their own. */
function isToldOtherwise({ type, kind, property, pointer }, renamed) {
  if (type === 'SpecExtension' || property?.startsWith('x-')) return true;
  if (type === 'Info' && property === 'version') return true;
  const isSchema = pointer.length === 3 && pointer[1] === 'schemas';
  return isSchema && kind !== 'modified' && (renamed.has(pointer[2]) || [...renamed.values()].includes(pointer[2]));
}

function* renames(renamed) {
  for (const [before, after] of renamed) {
    yield { class: neutral, place: after, csharp: true, words: `the schema ${before} is now called ${after}: nothing changes on the wire, but its C# class is renamed` };
  }
}

/** What nobody has found, though there is something: it counts as the gravest until somebody teaches the gate. */
function* unrated(base, revision) {
  const place = 'the contract';
  const [before, after] = [base, revision].map(({ info, ...rest }) => ({ ...rest, info: { ...info, version: undefined } }));
  if (isDeepStrictEqual(before, after)) return;
  if (isDeepStrictEqual(inOrder(before), inOrder(after))) {
    yield { class: neutral, place, csharp: true, words: 'something is in another order' };
  } else {
    yield { class: breaking, place, csharp: false, words: 'something changed that this gate cannot rate, so it takes the worst for granted: see the file' };
  }
}

/** With the entries of each list in an order that is the same for all. */
function inOrder(node) {
  if (Array.isArray(node)) {
    return node.map(inOrder).sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
  }

  return node && typeof node === 'object'
    ? Object.fromEntries(Object.keys(node).sort().map((key) => [key, inOrder(node[key])]))
    : node;
}
