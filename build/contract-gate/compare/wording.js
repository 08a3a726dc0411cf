/** The steps of a JSON pointer. */
export const readPointer = (pointer) =>
  pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const find = (document, pointer) => pointer.reduce((node, step) => node?.[step], document);

export function fromTo(name, { before, after }) {
  if (before === undefined) return `${name} was set to ${quoted(after)}`;
  if (after === undefined) return `${name} was removed; it was ${quoted(before)}`;
  return `${name} changed from ${quoted(before)} to ${quoted(after)}`;
}

export const list = (values) => values.map((each) => `'${each}'`).join(', ');

function quoted(value) {
  const text = typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** A readable name of a place in the contract: "GET /webapps/, parameter status" or "Webapp.tags[]". */
export function placeOf(document, pointer) {
  const [section, ...rest] = pointer;
  if (section === 'paths' && rest.length > 0) return placeInPath(document, pointer);
  if (section === 'components' && rest[0] === 'schemas' && rest.length > 1) return rest[1] + within(rest.slice(2));
  if (section === 'components' && rest.length > 1) return `${componentKinds[rest[0]] ?? rest[0]} ${rest[1]}${within(rest.slice(2))}`;
  if (section === 'tags' && rest.length > 0) return `tag ${find(document, pointer.slice(0, 2))?.name ?? rest[0]}`;
  // The index of an unnamed entry says nothing to a reader.
  return pointer.length > 0 ? pointer.filter((step) => !/^\d+$/.test(step)).join('.') : 'the contract';
}

const componentKinds = {
  responses: 'response',
  parameters: 'parameter',
  requestBodies: 'body',
  securitySchemes: 'security scheme',
};

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

function placeInPath(document, pointer) {
  const isOperation = methods.includes(pointer[2]);
  const head = isOperation ? `${pointer[2].toUpperCase()} ${pointer[1]}` : pointer[1];
  const start = isOperation ? 3 : 2;
  const [section, name] = pointer.slice(start);
  const rest = pointer.slice(start + 2);
  switch (section) {
    case undefined: return head;
    case 'parameters': {
      if (name === undefined) return `${head}, parameters`;
      const parameter = find(document, pointer.slice(0, start + 2));
      return `${head}, parameter ${parameter?.name ?? name}${within(rest)}`;
    }
    case 'requestBody': return `${head}, body${within(pointer.slice(start + 1))}`;
    case 'responses': return name === undefined ? `${head}, responses` : `${head}, response ${name}${within(rest)}`;
    default: return `${head}, ${section}${within(pointer.slice(start + 1))}`;
  }
}

/** The path into a schema as C# would write it, without the steps of OpenAPI's structure. */
function within(steps) {
  let path = '';
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index];
    if (step === 'properties' && index + 1 < steps.length) path += `.${steps[++index]}`;
    else if (step === 'content' && index + 1 < steps.length) index++;
    else if (step === 'items') path += '[]';
    else if (step !== 'schema') path += ` ${step}`;
  }

  return path;
}
