import { additive, breaking, neutral } from './classes.js';
import { placeOf } from './place.js';
import { fromTo, list } from './words.js';

/**
 * What our own extensions do to the generated C#. redocly counts them as documentation, and misses those that are
 * lists.
 */
const ratings = {
  'x-originalName': (c) => [breaking, `${fromTo('x-originalName', c)}: its name in C# changes`],
  'x-page-number': (c) => [breaking, `${fromTo('x-page-number', c)}: the C# method and its parameters change`],
  'x-request': (c) => [breaking, c.after
    ? 'it is now sent by callers: its required properties have to be set in C#'
    : 'it is no longer sent by callers: C# no longer asks for its required properties, nor checks it'],
  'x-copy-from': (c) => c.before === undefined
    ? [additive, `a method From(${c.after}) is added in C#`]
    : [breaking, `${fromTo('x-copy-from', c)}: its method From(${c.before}) is gone`],
  'x-redeploys': (c) => [neutral, `changing it ${c.after ? 'now redeploys' : 'no longer redeploys'} a webapp: said in the documentation, done by the fake`],
  'x-enumNames': (c) => {
    const renamed = valuesOnBothSides(c, (owner, value) => owner['x-enumNames'][owner.enum.indexOf(value)]);
    return renamed.length > 0 && [breaking, `the C# name of ${list(renamed)} changed`];
  },
  'x-enumDescriptions': (c) => {
    const described = valuesOnBothSides(c, (owner, value) => owner['x-enumDescriptions'][owner.enum.indexOf(value)]);
    return described.length > 0 && [neutral, `the description of ${list(described)} changed`];
  },
  'x-failure-values': (c) => {
    const turned = valuesOnBothSides(c, (owner, value) => owner['x-failure-values']?.includes(value) ?? false);
    return turned.length > 0 && [breaking, `${list(turned)} tells of a failure, or no longer does: waiting ends otherwise`];
  },
};

export function* extensionChanges(differences, revision) {
  for (const change of differences) {
    if (!change.key.startsWith('x-')) continue;
    const rated = change.key in ratings ? ratings[change.key](change) : [neutral, fromTo(change.key, change)];
    // What goes along with a value that is new or gone is told with that value.
    if (rated) yield { class: rated[0], place: placeOf(revision, change.pointer), words: rated[1], csharp: false };
  }
}

/** The values of an enum that both contracts have and that say something else. */
function valuesOnBothSides({ owners: { before, after } }, said) {
  const values = before.enum?.filter((value) => after.enum?.includes(value)) ?? [];
  return values.filter((value) => said(before, value) !== said(after, value));
}
