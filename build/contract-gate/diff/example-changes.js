import { neutral } from './classes.js';
import { placeOf } from './place.js';

/** redocly leaves examples out; ours are documentation, and what the contract tests and the fake are made of. */
export function* exampleChanges(differences, revision) {
  for (const { key, pointer } of differences) {
    if (key !== 'example' && key !== 'examples') continue;
    yield { class: neutral, place: placeOf(revision, pointer), words: 'the example changed', csharp: false };
  }
}
