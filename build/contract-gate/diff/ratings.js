import { additive, breaking, fromImpact, neutral } from './classes.js';
import { placeOf } from './place.js';
import { fromTo, list } from './words.js';

/**
 * The table of what redocly leaves unrated, or rates for clients in general where ours are special. The first row
 * that fits a change decides about it; a change without a row keeps redocly's rating and words.
 *
 * at: type and property of what changed; a row without "as" keeps redocly's rating, and one with "csharp" tells that
 * the wire stays the same or allows it, but the generated C# doesn't.
 */
const rows = [
  // A C# type follows from the type and the format, also where the wire only gets narrower.
  { at: 'Schema.type', as: breaking, say: (c) => `${fromTo('type', c)}: its C# type changes` },
  { at: 'Schema.format', as: breaking, say: (c) => `${fromTo('format', c)}: its C# type changes` },

  // Our enums are open, but each value has a name in C#.
  { at: 'Schema.enum', if: isNewOrGone, as: breaking, say: (c) => `${fromTo('enum', c)}: its C# type changes` },
  { at: 'Schema.enum', if: (c) => lost(c).length > 0, as: breaking, say: (c) => `the value ${list(lost(c))} was removed: code that names it no longer compiles, and sending it is an error` },
  { at: 'Schema.enum', if: (c) => gained(c).length > 0, as: additive, say: (c) => `the value ${list(gained(c))} was added: older clients pass it on as an unknown one` },
  { at: 'Schema.enum', as: neutral, say: () => 'the values are in another order' },

  // Who leaves a value out relies on its default.
  { at: 'Schema.default', if: (c) => c.before === undefined, as: additive, say: (c) => fromTo('default', c) },
  { at: 'Schema.default', as: breaking, say: (c) => `${fromTo('default', c)}: who leaves the value out gets something else` },

  // redocly rates what a change takes away. Where it finds nothing, the change allows or promises more.
  { at: 'Schema.required', if: isUnrated, as: additive, csharp: true, say: requiredAllowsMore },
  { at: 'Schema.nullable', if: isUnrated, as: additive, csharp: true, say: (c) => (c.after ? 'null is now allowed' : 'it is no longer null') },
  { at: 'Schema.nullable', say: (c) => (c.after ? 'it may now be null: code that relies on a value fails' : 'null is no longer allowed') },
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'pattern', 'multipleOf',
    'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'additionalProperties'].flatMap((limit) => [
    { at: `Schema.${limit}`, if: isUnrated, as: additive, say: (c) => `${fromTo(limit, c)}: more is allowed than before, or promised` },
    { at: `Schema.${limit}`, say: (c) => `${fromTo(limit, c)}: what was right may now be refused, or answers may now be other than promised` },
  ]),
  { at: 'RequestBody.required', if: isUnrated, as: additive, csharp: true, say: () => 'the body may now be left out' },
  { at: 'Parameter.required', if: isUnrated, as: additive, csharp: true, say: () => 'it may now be left out' },

  // Names that stand in the code of callers.
  { at: 'Operation.operationId', as: breaking, say: (c) => `${fromTo('operationId', c)}: its C# methods are renamed` },
  { at: 'PathItem.key', if: isUnrated, as: neutral, say: (c) => `a placeholder of the path ${c.before} was renamed: URLs stay the same` },
  { at: 'Parameter.name', if: isUnrated, as: breaking, say: (c) => `${fromTo('name', c)}: URLs stay the same, but its C# argument is renamed` },

  // Schemas by themselves: what uses them is told where it stands.
  { at: 'Schema added', if: isComponent, as: additive, csharp: true, say: () => 'new schema: a C# class of this name is added' },
  { at: 'Schema removed', if: isComponent, as: neutral, csharp: true, say: () => 'the schema was removed: nothing on the wire changes by that, but its C# class is gone' },
  { at: 'Schema added', if: isProperty, as: additive, say: () => 'new property' },
  { at: 'Schema removed', if: isProperty, as: breaking, say: () => 'the property was removed: code that reads or sets it no longer compiles' },

  { at: 'PathItem added', as: additive, say: (c) => `new path with ${list(Object.values(c.after).map((operation) => operation.operationId).filter(Boolean))}` },
  { at: 'PathItem removed', as: breaking, say: () => 'the path was removed: code that calls its operations no longer works' },
  { at: 'PathItem.key', as: breaking, say: (c) => `the path changed from ${c.before} to ${c.after}: older clients call one that is not there` },
  { at: 'Operation added', as: additive, say: (c) => `new operation ${c.after.operationId}` },
  { at: 'Operation removed', as: breaking, say: (c) => `the operation ${c.before.operationId} was removed: code that calls it no longer works` },
  { at: 'Parameter added', if: (c) => c.after.required, as: breaking, say: () => 'new parameter that must be given: older clients do not send it' },
  { at: 'Parameter added', as: additive, say: () => 'new optional parameter' },
  { at: 'Parameter removed', as: breaking, say: () => 'the parameter was removed: code that sets it no longer compiles' },
  { at: 'ParameterList added', if: isUnrated, as: additive, csharp: true, say: () => 'new optional parameters: its C# method takes more' },
  { at: 'RequestBody added', as: breaking, say: () => 'it now takes a body: its C# method changes' },
  { at: 'Response added', if: (c) => !isSuccess(c), as: additive, say: () => 'new documented failure' },
  { at: 'Response removed', as: breaking, say: () => 'it is no longer documented: code that waits for it waits in vain' },
  { at: 'Response.key', as: breaking, say: (c) => `the status changed from ${c.before} to ${c.after}` },

  // More ways in than before. Where one is closed, redocly says so.
  { at: 'SecurityRequirement removed', if: isUnrated, as: additive, say: () => 'credentials are no longer asked for' },
  { at: 'SecurityRequirementList added', if: isUnrated, as: additive, say: () => 'other credentials do, or none' },

  { at: 'Operation.deprecated', as: additive, csharp: true, say: deprecation },
  { at: 'Parameter.deprecated', as: additive, csharp: true, say: deprecation },
  { at: 'Schema.deprecated', as: additive, csharp: true, say: deprecation },

  { at: 'Schema.description', as: neutral, say: () => 'the description changed' },
  { at: 'Operation.description', as: neutral, say: () => 'the description changed' },
  { at: 'Operation.summary', as: neutral, say: () => 'the summary changed' },
  { at: 'Parameter.description', as: neutral, say: () => 'the description changed' },
  { at: 'Response.description', as: neutral, say: () => 'the description changed' },
  { at: 'Tag added', as: neutral, say: () => 'the tag is new or was written anew' },
  { at: 'Tag removed', as: neutral, say: () => 'the tag was removed or written anew' },
];

/** Rates one of redocly's changes, and puts it into words. */
export function rate(change) {
  const at = change.kind === 'modified' ? `${change.type}.${change.property}` : `${change.type} ${change.kind}`;
  const row = rows.find((candidate) => candidate.at === at && (candidate.if === undefined || candidate.if(change)));
  return {
    class: row?.as ?? fromImpact[change.impact],
    place: placeOf(change.document, change.pointer),
    words: row?.say(change) ?? wordsOfRedocly(change),
    csharp: row?.csharp ?? false,
  };
}

function isUnrated(change) {
  return change.messages.length === 0;
}

function isNewOrGone({ before, after }) {
  return before === undefined || after === undefined;
}

function isComponent({ pointer }) {
  return pointer.length === 3 && pointer[0] === 'components';
}

function isProperty({ pointer }) {
  return pointer.at(-2) === 'properties';
}

function isSuccess({ pointer }) {
  return pointer.at(-1).startsWith('2');
}

function lost({ before, after }) {
  return difference(before, after);
}

function gained({ before, after }) {
  return difference(after, before);
}

function difference(some = [], others = []) {
  return some.filter((value) => !others.includes(value));
}

function requiredAllowsMore({ before, after }) {
  const promised = difference(after, before);
  const freed = difference(before, after);
  return [
    promised.length > 0 ? `${list(promised)} is now in every answer` : undefined,
    freed.length > 0 ? `${list(freed)} may now be left out of requests` : undefined,
  ].filter(Boolean).join('; ') || 'the required properties are in another order';
}

function deprecation({ after }) {
  return after ? 'it is now deprecated: the C# compiler warns who uses it' : 'it is no longer deprecated';
}

function wordsOfRedocly({ kind, property, before, after, messages }) {
  if (messages.length > 0) return messages.map((message) => message.replaceAll('`', "'").replace(/\.$/, '')).join('; ');
  return kind === 'modified' ? fromTo(property, { before, after }) : `it was ${kind}`;
}
