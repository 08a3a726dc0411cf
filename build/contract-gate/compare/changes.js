import { isDeepStrictEqual } from 'node:util';
import { configuration, InvalidInput, redocly } from '../shared.js';
import { breaking, classes, classify, classifyExtension, neutral } from './classification.js';
import { placeOf, readPointer } from './wording.js';

/**
 * The changes from one contract to another, breaking ones first: those that redocly finds, classified for our
 * generated client, and those that it misses.
 */
export async function compareContracts(base, revision) {
  const renamed = renamedSchemas(base.document, revision.document);
  const differences = [...findDifferences(base.document, revision.document)];
  const changes = [
    ...(await diffByRedocly(base, revision)).filter((change) => !isReportedOtherwise(change, renamed)).map(classify),
    ...[...renamed].map(([before, after]) => ({
      class: neutral, place: after, csharp: true, words: `the schema ${before} is now called ${after}: nothing changes on the wire, but its C# class is renamed`,
    })),
    ...referenceChanges(differences, renamed, revision.document),
    ...extensionChanges(differences, revision.document),
    ...exampleChanges(differences, revision.document),
  ];
  if (changes.length === 0) changes.push(...unclassified(base.document, revision.document));

  const order = (change) => classes.indexOf(change.class);
  return changes.sort((one, other) => order(one) - order(other) || one.place.localeCompare(other.place));
}

async function diffByRedocly(base, revision) {
  const result = await redocly(
    'diff', base.file, revision.file, '--config', configuration('redocly.yaml'), '--format=json', '--fail-on=none');
  // For example a reference without a target: changes behind it would be missed.
  if (result.code !== 0) {
    throw new InvalidInput(`redocly cannot compare ${base.name} with ${revision.name}; try build/lint-contract first:\n${result.errors}`);
  }

  return JSON.parse(result.output).changes.map((change) => ({
    kind: change.kind,
    type: change.typeName,
    property: change.property,
    before: change.base?.value,
    after: change.revision?.value,
    // The place in the new contract or, for what was removed, in the old one.
    pointer: ownerOf(readPointer((change.revision ?? change.base).pointer), change.property),
    document: (change.revision ? revision : base).document,
    impact: change.impact,
    messages: change.verdicts.map(({ message }) => message),
  }));
}

/** redocly's pointer of a changed property leads to the property if it still exists, and otherwise to its owner. */
const ownerOf = (pointer, property) =>
  property !== undefined && pointer.at(-1) === property ? pointer.slice(0, -1) : pointer;

/** The version is what the changes are compared with; extensions and renamed schemas are found below. */
function isReportedOtherwise({ type, kind, property, pointer }, renamed) {
  if (type === 'SpecExtension' || property?.startsWith('x-')) return true;
  if (type === 'Info' && property === 'version') return true;
  const isSchema = pointer.length === 3 && pointer[1] === 'schemas';
  return isSchema && kind !== 'modified' && (renamed.has(pointer[2]) || [...renamed.values()].includes(pointer[2]));
}

/** Schemas that changed in nothing but their name, by their old names. redocly reports one as removed and one as new. */
function renamedSchemas(base, revision) {
  const before = base.components?.schemas ?? {};
  const after = revision.components?.schemas ?? {};
  const removed = Object.keys(before).filter((name) => !(name in after));
  const added = Object.keys(after).filter((name) => !(name in before));

  const renamed = new Map();
  for (const name of removed) {
    const newName = added.find((candidate) =>
      ![...renamed.values()].includes(candidate) && isDeepStrictEqual(before[name], after[candidate]));
    if (newName) renamed.set(name, newName);
  }

  return renamed;
}

/**
 * The keys whose values differ, with the pointer of their owner and both owners. Additions and removals are left to
 * redocly.
 */
function* findDifferences(before, after, pointer = []) {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, current] = [before[key], after[key]];
    if (isCompared(key, old, current)) {
      if (JSON.stringify(old) !== JSON.stringify(current)) {
        yield { key, pointer, before: old, after: current, owners: { before, after } };
      }
    } else if (Array.isArray(old)) {
      // Parameters are identified by their names and not by their order.
      for (const [index, item] of current.entries()) {
        const same = old.find((candidate) => candidate.name === item.name && candidate.in === item.in);
        if (same) yield* findDifferences(same, item, [...pointer, key, String(index)]);
      }
    } else {
      yield* findDifferences(old, current, [...pointer, key]);
    }
  }
}

/** Whether the values are compared as they are, and not key by key. */
function isCompared(key, old, current) {
  if (key.startsWith('x-') || key === 'example' || key === 'examples') return true;
  return !(isMap(old) && isMap(current)) && !(isNamedList(old) && isNamedList(current));
}

const isMap = (node) => typeof node === 'object' && node !== null && !Array.isArray(node);

const isNamedList = (node) => Array.isArray(node) && node.length > 0 && node.every((item) => isMap(item) && 'name' in item);

/** A reference to another schema. redocly compares the targets, and misses the C# type if they look the same. */
function* referenceChanges(differences, renamed, revision) {
  for (const { key, pointer, before, after } of differences) {
    if (key !== '$ref' || before === undefined || after === undefined) continue;
    const [old, current] = [before, after].map(readPointer);
    if (old[1] === 'schemas' && renamed.get(old[2]) !== current[2]) {
      yield { class: breaking, place: placeOf(revision, pointer), csharp: false, words: `the type changed from ${old[2]} to ${current[2]}: its C# type changes` };
    }
  }
}

/** redocly takes our extensions for documentation, and misses those that are lists. */
function* extensionChanges(differences, revision) {
  for (const change of differences.filter(({ key }) => key.startsWith('x-'))) {
    const classified = classifyExtension(change);
    if (classified) yield { class: classified[0], place: placeOf(revision, change.pointer), words: classified[1], csharp: false };
  }
}

/** redocly ignores examples; ours are documentation, and the contract tests and the fake use them. */
function* exampleChanges(differences, revision) {
  for (const { pointer } of differences.filter(({ key }) => key === 'example' || key === 'examples')) {
    yield { class: neutral, place: placeOf(revision, pointer), words: 'the example changed', csharp: false };
  }
}

/** The contracts differ, but no change was found: it counts as breaking until this command can classify it. */
function* unclassified(base, revision) {
  const place = 'the contract';
  const [before, after] = [base, revision].map(({ info, ...rest }) => ({ ...rest, info: { ...info, version: undefined } }));
  if (isDeepStrictEqual(before, after)) return;
  if (isDeepStrictEqual(sorted(before), sorted(after))) {
    yield { class: neutral, place, csharp: true, words: 'only the order changed' };
  } else {
    yield { class: breaking, place, csharp: false, words: 'a change that this command cannot classify, and therefore counts as breaking: compare the files' };
  }
}

/** The same document with all lists and keys in one order. */
function sorted(node) {
  if (Array.isArray(node)) {
    return node.map(sorted).sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)));
  }

  return isMap(node) ? Object.fromEntries(Object.keys(node).sort().map((key) => [key, sorted(node[key])])) : node;
}
