import { isDeepStrictEqual } from 'node:util';

/**
 * The schemas that have another name and are otherwise as they were, by their old names. For redocly one schema is
 * gone and another one new.
 */
export function renamedSchemas(base, revision) {
  const before = base.components?.schemas ?? {};
  const after = revision.components?.schemas ?? {};
  const gone = Object.keys(before).filter((name) => !(name in after));
  const fresh = Object.keys(after).filter((name) => !(name in before));

  const renamed = new Map();
  for (const name of gone) {
    const newName = fresh.find((candidate) =>
      ![...renamed.values()].includes(candidate) && isDeepStrictEqual(before[name], after[candidate]));
    if (newName) renamed.set(name, newName);
  }

  return renamed;
}
