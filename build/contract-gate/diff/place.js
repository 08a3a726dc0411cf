import { lookUp } from './pointer.js';

/**
 * A place of the contract in a reviewer's words: "GET /webapps/, parameter status" or "Webapp.tags[]".
 */
export function placeOf(document, pointer) {
  const [section, ...rest] = pointer;
  if (section === 'paths' && rest.length > 0) return placeInPath(document, pointer);
  if (section === 'components' && rest[0] === 'schemas' && rest.length > 1) return rest[1] + within(rest.slice(2));
  if (section === 'components' && rest.length > 1) return placeInComponent(rest);
  if (section === 'tags' && rest.length > 0) return `tag ${lookUp(document, pointer.slice(0, 2))?.name ?? rest[0]}`;
  // Which of the entries it is says nothing, as they have no names.
  return pointer.length > 0 ? pointer.filter((step) => !/^\d+$/.test(step)).join('.') : 'the contract';
}

function placeInComponent([kind, name, ...rest]) {
  return `${componentKinds[kind] ?? kind} ${name}${within(rest)}`;
}

const componentKinds = {
  responses: 'answer',
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
      const parameter = lookUp(document, pointer.slice(0, start + 2));
      return `${head}, parameter ${parameter?.name ?? name}${within(rest)}`;
    }
    case 'requestBody': return `${head}, body${within(pointer.slice(start + 1))}`;
    case 'responses': return name === undefined ? `${head}, answers` : `${head}, answer ${name}${within(rest)}`;
    default: return `${head}, ${section}${within(pointer.slice(start + 1))}`;
  }
}

/** The way into a schema as C# would write it, without the steps that only OpenAPI's structure asks for. */
function within(steps) {
  let way = '';
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index];
    if (step === 'properties' && index + 1 < steps.length) way += `.${steps[++index]}`;
    else if (step === 'content' && index + 1 < steps.length) index++;
    else if (step === 'items') way += '[]';
    else if (step !== 'schema') way += ` ${step}`;
  }

  return way;
}
