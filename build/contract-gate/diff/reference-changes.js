import { breaking } from './classes.js';
import { placeOf } from './place.js';
import { lookUp, readPointer } from './pointer.js';

/**
 * Places that refer to something else than before. redocly compares what is referred to, and so sees no change of a
 * C# type as long as the two look the same, nor another exception.
 */
export function* referenceChanges(differences, renamed, base, revision) {
  for (const { key, pointer, before, after } of differences) {
    if (key !== '$ref' || before === undefined || after === undefined) continue;
    const [old, fresh] = [before, after].map(readPointer);
    const place = placeOf(revision, pointer);
    if (old[1] === 'schemas' && renamed.get(old[2]) !== fresh[2]) {
      yield { class: breaking, place, csharp: false, words: `it is now a ${fresh[2]} and was a ${old[2]}: its C# type changes` };
    } else if (old[1] === 'responses') {
      const [thrown, nowThrown] = [lookUp(base, old), lookUp(revision, fresh)].map((response) => response?.['x-exception']);
      if (thrown !== nowThrown) {
        yield { class: breaking, place, csharp: false, words: `it is now a ${nowThrown} and was a ${thrown}: code that catches the old one no longer does` };
      }
    }
  }
}
