/**
 * Walks two contracts side by side, and yields each key that holds something else in them, with its pointer and with
 * what has the key on both sides. What is on one side only ends the way: redocly tells of that.
 */
export function* walkTogether(before, after, pointer = []) {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, fresh] = [before[key], after[key]];
    const way = [...pointer, key];
    if (isLeaf(key, old, fresh)) {
      if (JSON.stringify(old) !== JSON.stringify(fresh)) {
        yield { key, pointer, before: old, after: fresh, owners: { before, after } };
      }
    } else if (Array.isArray(old)) {
      yield* walkNamed(old, fresh, way);
    } else {
      yield* walkTogether(old, fresh, way);
    }
  }
}

/** Parameters have a name, which counts, and not their place. */
function* walkNamed(before, after, pointer) {
  for (const [index, fresh] of after.entries()) {
    const old = before.find((candidate) => candidate.name === fresh.name && candidate.in === fresh.in);
    if (old) yield* walkTogether(old, fresh, [...pointer, String(index)]);
  }
}

function isLeaf(key, old, fresh) {
  if (key.startsWith('x-') || key === 'example' || key === 'examples') return true;
  return !(isMap(old) && isMap(fresh)) && !(isNamedList(old) && isNamedList(fresh));
}

const isMap = (node) => typeof node === 'object' && node !== null && !Array.isArray(node);

const isNamedList = (node) => Array.isArray(node) && node.length > 0 && node.every((item) => isMap(item) && 'name' in item);
