import { fromTo, list, placeOf } from './wording.js';

/** What a change means for users of a client that was generated from the last release. */
export const breaking = 'breaking';
export const additive = 'additive';
export const neutral = 'neutral';

/** In the order of their gravity. */
export const classes = [breaking, additive, neutral];

/** The step of semantic versioning that each class requires. */
export const steps = { [breaking]: 'major', [additive]: 'minor', [neutral]: 'patch' };

const classOfImpact = { major: breaking, minor: additive, patch: neutral };

/**
 * How changes that redocly finds are classified and described, where that differs from redocly. The first row that
 * matches a change is used; without a match, redocly's own words are.
 *
 * at: the type and property that changed. as: the class, redocly's by default. csharp: true where the wire stays
 * compatible, but the generated C# may not.
 */
const rows = [
  // The C# type depends on type and format, even where the change is compatible on the wire.
  { at: 'Schema.type', as: breaking, say: (c) => `${fromTo('type', c)}: its C# type changes` },
  { at: 'Schema.format', as: breaking, say: (c) => `${fromTo('format', c)}: its C# type changes` },

  // Our enums are open, but each known value has a name in C#.
  { at: 'Schema.enum', if: isAddedOrRemoved, as: breaking, say: (c) => `${fromTo('enum', c)}: its C# type changes` },
  { at: 'Schema.enum', if: (c) => removed(c).length > 0, as: breaking, say: (c) => `the value ${list(removed(c))} was removed: code that names it no longer compiles, and sending it is an error` },
  { at: 'Schema.enum', if: (c) => added(c).length > 0, as: additive, say: (c) => `the value ${list(added(c))} was added: older clients preserve it as an unknown value` },
  { at: 'Schema.enum', as: neutral, say: () => 'only the order of the values changed' },

  // Callers that omit a value depend on its default.
  { at: 'Schema.default', if: (c) => c.before === undefined, as: additive, say: (c) => fromTo('default', c) },
  { at: 'Schema.default', as: breaking, say: (c) => `${fromTo('default', c)}: callers that omit the value get another one` },

  // redocly classifies restrictions only. A change without a message allows or guarantees more.
  { at: 'Schema.required', if: hasNoMessage, as: additive, csharp: true, say: requiredAllowsMore },
  { at: 'Schema.nullable', if: hasNoMessage, as: additive, csharp: true, say: (c) => (c.after ? 'null is now allowed' : 'it is no longer null') },
  { at: 'Schema.nullable', say: (c) => (c.after ? 'it may now be null: code that relies on a value fails' : 'null is no longer allowed') },
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'minLength', 'maxLength', 'pattern', 'multipleOf',
    'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'additionalProperties'].flatMap((limit) => [
    { at: `Schema.${limit}`, if: hasNoMessage, as: additive, say: (c) => `${fromTo(limit, c)}: it allows or guarantees more than before` },
    { at: `Schema.${limit}`, say: (c) => `${fromTo(limit, c)}: requests that were valid may be refused, or responses may break an earlier guarantee` },
  ]),
  { at: 'RequestBody.required', if: hasNoMessage, as: additive, csharp: true, say: () => 'the body is now optional' },
  { at: 'Parameter.required', if: hasNoMessage, as: additive, csharp: true, say: () => 'it is now optional' },

  // Names that callers use in code.
  { at: 'Operation.operationId', as: breaking, say: (c) => `${fromTo('operationId', c)}: its C# methods are renamed` },
  { at: 'PathItem.key', if: hasNoMessage, as: neutral, say: (c) => `a placeholder of the path ${c.before} was renamed: URLs stay the same` },
  { at: 'Parameter.name', if: hasNoMessage, as: breaking, say: (c) => `${fromTo('name', c)}: URLs stay the same, but its C# argument is renamed` },

  // Schemas. Places that refer to them are changes of their own.
  { at: 'Schema added', if: isComponent, as: additive, csharp: true, say: () => 'new schema: a C# class of this name is added' },
  { at: 'Schema removed', if: isComponent, as: neutral, csharp: true, say: () => 'the schema was removed: nothing changes on the wire, but its C# class is removed' },
  { at: 'Schema added', if: isProperty, as: additive, say: () => 'new property' },
  { at: 'Schema removed', if: isProperty, as: breaking, say: () => 'the property was removed: code that reads or sets it no longer compiles' },

  { at: 'PathItem added', as: additive, say: (c) => `new path with ${list(Object.values(c.after).map((operation) => operation.operationId).filter(Boolean))}` },
  { at: 'PathItem removed', as: breaking, say: () => 'the path was removed: code that calls its operations no longer works' },
  { at: 'PathItem.key', as: breaking, say: (c) => `the path changed from ${c.before} to ${c.after}: older clients call a path that no longer exists` },
  { at: 'Operation added', as: additive, say: (c) => `new operation ${c.after.operationId}` },
  { at: 'Operation removed', as: breaking, say: (c) => `the operation ${c.before.operationId} was removed: code that calls it no longer works` },
  { at: 'Parameter added', if: (c) => c.after.required, as: breaking, say: () => 'new required parameter: older clients do not send it' },
  { at: 'Parameter added', as: additive, say: () => 'new optional parameter' },
  { at: 'Parameter removed', as: breaking, say: () => 'the parameter was removed: code that sets it no longer compiles' },
  { at: 'ParameterList added', if: hasNoMessage, as: additive, csharp: true, say: () => 'new optional parameters: its C# method has more parameters' },
  { at: 'RequestBody added', as: breaking, say: () => 'it now takes a body: its C# method changes' },
  { at: 'Response added', if: (c) => !isSuccess(c), as: additive, say: () => 'new documented error response' },
  { at: 'Response removed', as: breaking, say: () => 'it is no longer documented: code that handles it is no longer used' },
  { at: 'Response.key', as: breaking, say: (c) => `the status changed from ${c.before} to ${c.after}` },

  // Fewer credentials. redocly reports when more are required.
  { at: 'SecurityRequirement removed', if: hasNoMessage, as: additive, say: () => 'credentials are no longer required' },
  { at: 'SecurityRequirementList added', if: hasNoMessage, as: additive, say: () => 'other or no credentials are accepted, too' },

  { at: 'Operation.deprecated', as: additive, csharp: true, say: deprecation },
  { at: 'Parameter.deprecated', as: additive, csharp: true, say: deprecation },
  { at: 'Schema.deprecated', as: additive, csharp: true, say: deprecation },

  { at: 'Schema.description', as: neutral, say: () => 'the description changed' },
  { at: 'Operation.description', as: neutral, say: () => 'the description changed' },
  { at: 'Operation.summary', as: neutral, say: () => 'the summary changed' },
  { at: 'Parameter.description', as: neutral, say: () => 'the description changed' },
  { at: 'Response.description', as: neutral, say: () => 'the description changed' },
  { at: 'Tag added', as: neutral, say: () => 'the tag is new or was changed' },
  { at: 'Tag removed', as: neutral, say: () => 'the tag was removed or changed' },
];

/** Classifies and describes a change that redocly found. */
export function classify(change) {
  const at = change.kind === 'modified' ? `${change.type}.${change.property}` : `${change.type} ${change.kind}`;
  const row = rows.find((candidate) => candidate.at === at && (candidate.if === undefined || candidate.if(change)));
  return {
    class: row?.as ?? classOfImpact[change.impact],
    place: placeOf(change.document, change.pointer),
    words: row?.say(change) ?? wordsOfRedocly(change),
    csharp: row?.csharp ?? false,
  };
}

function hasNoMessage(change) {
  return change.messages.length === 0;
}

function isAddedOrRemoved({ before, after }) {
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

function removed({ before, after }) {
  return difference(before, after);
}

function added({ before, after }) {
  return difference(after, before);
}

function difference(some = [], others = []) {
  return some.filter((value) => !others.includes(value));
}

function requiredAllowsMore({ before, after }) {
  const guaranteed = difference(after, before);
  const optional = difference(before, after);
  return [
    guaranteed.length > 0 ? `${list(guaranteed)} is now always in responses` : undefined,
    optional.length > 0 ? `${list(optional)} is now optional in requests` : undefined,
  ].filter(Boolean).join('; ') || 'only the order of the required properties changed';
}

function deprecation({ after }) {
  return after ? 'it is now deprecated: the C# compiler warns its callers' : 'it is no longer deprecated';
}

function wordsOfRedocly({ kind, property, before, after, messages }) {
  if (messages.length > 0) return messages.map((message) => message.replaceAll('`', "'").replace(/\.$/, '')).join('; ');
  return kind === 'modified' ? fromTo(property, { before, after }) : `it was ${kind}`;
}

/** How a change of one of our extensions is classified and described: by its effect on the generated C#. */
const extensions = {
  'x-originalName': (c) => [breaking, `${fromTo('x-originalName', c)}: its name in C# changes`],
  'x-page-number': (c) => [breaking, `${fromTo('x-page-number', c)}: the C# method and its parameters change`],
  'x-request': (c) => [breaking, c.after
    ? 'callers now send it: its required properties must be set in C#'
    : 'callers no longer send it: C# no longer requires its properties or validates it'],
  'x-copy-from': (c) => c.before === undefined
    ? [additive, `a method From(${c.after}) is added in C#`]
    : [breaking, `${fromTo('x-copy-from', c)}: its method From(${c.before}) is removed`],
  'x-redeploys': (c) => [neutral, `changing it ${c.after ? 'now redeploys' : 'no longer redeploys'} a webapp: the documentation and the fake change`],
  'x-enumNames': (c) => {
    const renamed = valuesThatDiffer(c, (owner, value) => owner['x-enumNames'][owner.enum.indexOf(value)]);
    return renamed.length > 0 && [breaking, `the C# name of ${list(renamed)} changed`];
  },
  'x-enumDescriptions': (c) => {
    const described = valuesThatDiffer(c, (owner, value) => owner['x-enumDescriptions'][owner.enum.indexOf(value)]);
    return described.length > 0 && [neutral, `the description of ${list(described)} changed`];
  },
  'x-failure-values': (c) => {
    const changed = valuesThatDiffer(c, (owner, value) => owner['x-failure-values']?.includes(value) ?? false);
    return changed.length > 0 && [breaking, `${list(changed)} became a failure or is no longer one: waits end differently`];
  },
};

/** The class and the words of an extension's change; nothing when it is part of an enum value that was added or removed. */
export const classifyExtension = (change) =>
  change.key in extensions ? extensions[change.key](change) : [neutral, fromTo(change.key, change)];

/** The values of an enum that both contracts have and for which something differs. */
function valuesThatDiffer({ owners: { before, after } }, get) {
  const values = before.enum?.filter((value) => after.enum?.includes(value)) ?? [];
  return values.filter((value) => get(before, value) !== get(after, value));
}
