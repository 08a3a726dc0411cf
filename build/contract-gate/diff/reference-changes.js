import { breaking } from './classes.js';
import { placeOf } from './place.js';
import { readPointer } from './pointer.js';

/**
 * Places that refer to something else than before. redocly compares what is referred to, and so sees no change of a
 * C# type as long as the two look the same.
 */
export function* referenceChanges(differences, renamed, base, revision) {
  for (const { key, pointer, before, after } of differences) {
    if (key !== '$ref' || before === undefined || after === undefined) continue;
    const [old, fresh] = [before, after].map(readPointer);
    const place = placeOf(revision, pointer);
    if (old[1] === 'schemas' && renamed.get(old[2]) !== fresh[2]) {
      yield { class: breaking, place, csharp: false, words: `it is now a ${fresh[2]} and was a ${old[2]}: its C# type changes` };
    }
  }
}
