const list = (contract) => contract.paths['/webapps/'].get;
const create = (contract) => contract.paths['/webapps/'].post;
const one = (contract) => contract.paths['/webapps/{webappId}'];
const schemas = (contract) => contract.components.schemas;
const pageSize = (contract) => list(contract).parameters[0].schema;
const property = { type: 'boolean', description: 'Whether the webapp stops while it is not used.' };

function parameter(name, more) {
  return { name, in: 'query', description: 'Only webapps of this user.', schema: { type: 'string' }, ...more };
}

function operation(operationId) {
  return { operationId, tags: ['webapps'], summary: 'Restarts a webapp.', description: 'It is unavailable until it has restarted.', responses: {
    200: { description: 'Done.', content: { 'application/json': { schema: { $ref: '#/components/schemas/WebappReference' }, example: { id: '1' } } } },
  } };
}

function rename(contract, before, after) {
  const text = JSON.stringify(contract).replaceAll(`/${before}"`, `/${after}"`).replaceAll(`"${before}":`, `"${after}":`);
  Object.assign(contract, JSON.parse(text));
}

const failure = { $ref: '#/components/responses/Conflict' };

/** Changes of a contract: what they are, their class, their description and the edit. */
export const contractChanges = [
  // Properties.
  ['a property of a response is removed', 'breaking', 'Webapp.createdBy: the property was removed',
    (contract) => { delete schemas(contract).Webapp.properties.createdBy; }],
  ['a property of a request is removed', 'breaking', 'CreateWebappRequest.title: the property was removed',
    (contract) => { delete schemas(contract).CreateWebappRequest.properties.title; }],
  ['a property is renamed', 'breaking', "Webapp.creator: Property 'createdBy' of 'Webapp' was renamed to 'creator'",
    (contract) => {
      const { properties } = schemas(contract).Webapp;
      properties.creator = properties.createdBy;
      delete properties.createdBy;
    }],
  ['a response has a new property', 'additive', 'Webapp.novelty: new property',
    (contract) => { schemas(contract).Webapp.properties.novelty = property; }],
  ['a request has a new optional property', 'additive', 'CreateWebappRequest.novelty: new property',
    (contract) => { schemas(contract).CreateWebappRequest.properties.novelty = property; }],
  ['a request has a new required property', 'breaking', "CreateWebappRequest: Properties of 'CreateWebappRequest' became required: 'novelty'",
    (contract) => {
      schemas(contract).CreateWebappRequest.properties.novelty = property;
      schemas(contract).CreateWebappRequest.required.push('novelty');
    }],
  ['an optional property of a request becomes required', 'breaking', "CreateWebappRequest: Properties of 'CreateWebappRequest' became required: 'title'",
    (contract) => { schemas(contract).CreateWebappRequest.required.push('title'); }],
  ['a required property of a request becomes optional', 'additive', "CreateWebappRequest: 'name' is now optional in requests [C#]",
    (contract) => { delete schemas(contract).CreateWebappRequest.required; }],
  ['an optional property of a response becomes required', 'additive', "Webapp: 'createdBy' is now always in responses [C#]",
    (contract) => { schemas(contract).Webapp.required.push('createdBy'); }],
  ['a required property of a response becomes optional', 'breaking', "Webapp: Properties of 'Webapp' are no longer required: 'updatedBy'",
    (contract) => { schemas(contract).Webapp.required = schemas(contract).Webapp.required.filter((name) => name !== 'updatedBy'); }],
  ['a property of a response becomes nullable', 'breaking', 'Webapp.updatedBy: it may now be null',
    (contract) => { schemas(contract).Webapp.properties.updatedBy.nullable = true; }],
  ['a property of a response is no longer nullable', 'additive', 'Webapp.title: it is no longer null',
    (contract) => { delete schemas(contract).Webapp.properties.title.nullable; }],
  ['a property is deprecated', 'additive', 'Webapp.createdBy: it is now deprecated',
    (contract) => { schemas(contract).Webapp.properties.createdBy.deprecated = true; }],
  ['another type', 'breaking', "WebappsPage.pageCount: type changed from 'integer' to 'string'",
    (contract) => { Object.assign(schemas(contract).WebappsPage.properties.pageCount, { type: 'string', format: undefined }); }],
  ['another format', 'breaking', "WebappsPage.pageCount: format changed from 'int32' to 'int64'",
    (contract) => { schemas(contract).WebappsPage.properties.pageCount.format = 'int64'; }],
  ['a format is removed', 'breaking', "Webapp.createdAt: format was removed; it was 'date-time'",
    (contract) => { delete schemas(contract).Webapp.properties.createdAt.format; }],
  ['another type by a reference', 'breaking', 'Webapp.imageDetails: the type changed from ImageDetails to WebappResources',
    (contract) => { schemas(contract).Webapp.properties.imageDetails.$ref = '#/components/schemas/WebappResources'; }],

  // Enums, which are open.
  ['an enum value is added', 'additive', "WebappStatus: the value 'PAUSED' was added",
    (contract) => {
      const status = schemas(contract).WebappStatus;
      status.enum.push('PAUSED');
      status['x-enumNames'].push('Paused');
      status['x-enumDescriptions'].push('The webapp is paused.');
    }],
  ['an enum value is removed', 'breaking', "WebappStatus: the value 'DELETE_FAILED' was removed",
    (contract) => {
      const status = schemas(contract).WebappStatus;
      for (const key of ['enum', 'x-enumNames', 'x-enumDescriptions', 'x-failure-values']) status[key].pop();
    }],
  ['an enum value has another name in C#', 'breaking', "WebappStatus: the C# name of 'CREATING' changed",
    (contract) => { schemas(contract).WebappStatus['x-enumNames'][0] = 'BeingCreated'; }],
  ['an enum value becomes a failure', 'breaking', "WebappStatus: 'DELETING' became a failure or is no longer one",
    (contract) => { schemas(contract).WebappStatus['x-failure-values'].push('DELETING'); }],

  // Parameters.
  ['a new optional query parameter', 'additive', 'GET /webapps/, parameter owner: new optional parameter',
    (contract) => { list(contract).parameters.push(parameter('owner')); }],
  ['a new required query parameter', 'breaking', 'GET /webapps/, parameter owner: new required parameter',
    (contract) => { list(contract).parameters.push(parameter('owner', { required: true })); }],
  ['the first optional query parameter of an operation', 'additive', 'GET /webapps/{webappId}, parameters: new optional parameters',
    (contract) => { one(contract).get.parameters = [parameter('owner')]; }],
  ['the first query parameter of an operation is required', 'breaking', "GET /webapps/{webappId}, parameters: Required 'owner' query parameter was added",
    (contract) => { one(contract).get.parameters = [parameter('owner', { required: true })]; }],
  ['a query parameter is removed', 'breaking', 'GET /webapps/, parameter searchTerm: the parameter was removed',
    (contract) => { list(contract).parameters.pop(); }],
  ['an optional query parameter becomes required', 'breaking', "GET /webapps/, parameter pageSize: 'pageSize' query parameter became required",
    (contract) => { list(contract).parameters[0].required = true; }],
  ['a query parameter is renamed', 'breaking', "GET /webapps/, parameter search: 'searchTerm' query parameter was renamed to 'search'",
    (contract) => { list(contract).parameters[3].name = 'search'; }],
  ['parameters are in another order', 'neutral', 'the contract: only the order changed [C#]',
    (contract) => { list(contract).parameters.reverse(); }],

  // Limits and defaults.
  ['a limit of a request gets tighter', 'breaking', 'GET /webapps/, parameter pageSize: maximum changed from 100 to 50',
    (contract) => { pageSize(contract).maximum = 50; }],
  ['a limit of a request gets looser', 'additive', 'GET /webapps/, parameter pageSize: maximum changed from 100 to 200',
    (contract) => { pageSize(contract).maximum = 200; }],
  ['a limit of a request is new', 'breaking', 'CreateWebappRequest.title: maxLength was set to 80',
    (contract) => { schemas(contract).CreateWebappRequest.properties.title.maxLength = 80; }],
  ['a limit of a response is removed', 'breaking', 'Webapp.id: minLength was removed; it was 1',
    (contract) => { delete schemas(contract).Webapp.properties.id.minLength; }],
  ['a pattern changes', 'breaking', 'CreateWebappRequest.name: pattern changed',
    (contract) => { schemas(contract).CreateWebappRequest.properties.name.pattern = '^[a-z]+$'; }],
  ['a request allows unknown properties', 'additive', 'CreateWebappRequest: additionalProperties changed from false to true',
    (contract) => { schemas(contract).CreateWebappRequest.additionalProperties = true; }],
  ['a default is new', 'additive', 'GET /webapps/, parameter pageSize: default was set to 25',
    (contract) => { pageSize(contract).default = 25; }],
  ['a default changes', 'breaking', 'GET /webapps/, parameter pageSize: default changed from 25 to 50',
    (contract) => { pageSize(contract).default = 50; }, (base) => { pageSize(base).default = 25; }],
  ['a default is removed', 'breaking', 'GET /webapps/, parameter pageSize: default was removed; it was 25',
    (contract) => { delete pageSize(contract).default; }, (base) => { pageSize(base).default = 25; }],

  // Operations, paths and bodies.
  ['an operation is new', 'additive', 'PUT /webapps/{webappId}: new operation restartWebapp',
    (contract) => { one(contract).put = operation('restartWebapp'); }],
  ['a path is new', 'additive', "/webapps/restart: new path with 'restartWebapps'",
    (contract) => { contract.paths['/webapps/restart'] = { post: operation('restartWebapps') }; }],
  ['an operation is removed', 'breaking', 'DELETE /webapps/{webappId}: the operation deleteWebapp was removed',
    (contract) => { delete one(contract).delete; }],
  ['a path is removed', 'breaking', '/webapps/{webappId}: the path was removed',
    (contract) => { delete contract.paths['/webapps/{webappId}']; }],
  ['a path changes', 'breaking', '/apps/: the path changed from /webapps/ to /apps/',
    (contract) => { contract.paths['/apps/'] = contract.paths['/webapps/']; delete contract.paths['/webapps/']; }],
  ['the placeholder of a path is renamed', 'breaking', "/webapps/{id}, parameter id: name changed from 'webappId' to 'id'",
    (contract) => {
      contract.paths['/webapps/{id}'] = one(contract);
      contract.paths['/webapps/{id}'].parameters[0].name = 'id';
      delete contract.paths['/webapps/{webappId}'];
    }],
  ['the path of the server changes', 'breaking', "servers: Server '/webapps/api/v1' became '/webapps/api/v2'",
    (contract) => { contract.servers[0].url = '/webapps/api/v2'; }],
  ['an operation id is renamed', 'breaking', "DELETE /webapps/{webappId}: operationId changed from 'deleteWebapp' to 'removeWebapp'",
    (contract) => { one(contract).delete.operationId = 'removeWebapp'; }],
  ['an operation is deprecated', 'additive', 'DELETE /webapps/{webappId}: it is now deprecated',
    (contract) => { one(contract).delete.deprecated = true; }],
  ['an operation takes a body', 'breaking', 'PUT /webapps/{webappId}, body: it now takes a body',
    (contract) => { one(contract).put.requestBody = create(contract).requestBody; }, (base) => { one(base).put = operation('restartWebapp'); }],
  ['another media type', 'breaking', "POST /webapps/, body: Media type 'application/json' became 'application/xml'",
    (contract) => {
      const { content } = create(contract).requestBody;
      content['application/xml'] = content['application/json'];
      delete content['application/json'];
    }],

  // Responses.
  ['an error response is newly documented', 'additive', 'GET /webapps/{webappId}, response 409: new documented error response',
    (contract) => { one(contract).get.responses[409] = failure; }],
  ['an error response is no longer documented', 'breaking', 'DELETE /webapps/{webappId}, response 409: it is no longer documented',
    (contract) => { delete one(contract).delete.responses[409]; }],
  ['a success response has another status', 'breaking', 'POST /webapps/, response 201: the status changed from 200 to 201',
    (contract) => { const { responses } = create(contract); responses[201] = responses[200]; delete responses[200]; }],

  // Security.
  ['another way to authenticate', 'breaking', "security scheme token: 'name' of security scheme 'token' changed from 'Authorization' to 'X-Api-Key'",
    (contract) => { contract.components.securitySchemes.token.name = 'X-Api-Key'; }],
  ['an operation requires other credentials', 'breaking', 'DELETE /webapps/{webappId}, security: Authentication became required',
    (contract) => {
      contract.components.securitySchemes.admin = { ...contract.components.securitySchemes.token, name: 'X-Admin-Key' };
      one(contract).delete.security = [{ admin: [] }];
    }],
  ['an operation no longer requires credentials', 'additive', 'GET /webapps/, security: other or no credentials are accepted',
    (contract) => { list(contract).security = []; }],

  // Names.
  ['a schema is renamed', 'neutral', 'WebappHandle: the schema WebappReference is now called WebappHandle: nothing changes on the wire, but its C# class is renamed [C#]',
    (contract) => rename(contract, 'WebappReference', 'WebappHandle')],
  ['a schema is new', 'additive', 'Note: new schema',
    (contract) => { schemas(contract).Note = { type: 'object', description: 'A note.', properties: {} }; }],

  // Extensions and documentation.
  ['a property now causes a redeployment', 'neutral', 'UpdateWebappRequest.title: changing it now redeploys a webapp',
    (contract) => { schemas(contract).UpdateWebappRequest.properties.title['x-redeploys'] = true; }],
  ['a parameter has another name in C#', 'breaking', "GET /webapps/, parameter searchTerm: x-originalName changed from 'nameContains' to 'text'",
    (contract) => { list(contract).parameters[3]['x-originalName'] = 'text'; }],
  ['a schema is no longer sent', 'breaking', 'WebappResources: callers no longer send it',
    (contract) => { delete schemas(contract).WebappResources['x-request']; }],
  ['an unknown extension changes', 'neutral', 'Webapp: x-owner was set to',
    (contract) => { schemas(contract).Webapp['x-owner'] = 'us'; }],
  ['a description changes', 'neutral', 'Webapp.name: the description changed',
    (contract) => { schemas(contract).Webapp.properties.name.description = 'The webapp is named so.'; }],
  ['a summary changes', 'neutral', 'GET /webapps/: the summary changed',
    (contract) => { list(contract).summary = 'Lists a page of webapps.'; }],
  ['an example changes', 'neutral', 'POST /webapps/, body: the example changed',
    (contract) => { create(contract).requestBody.content['application/json'].example.title = 'Churn'; }],
  ['the title of the contract changes', 'neutral', "info: title changed from 'Peak webapps API' to 'The webapps API of Peak'",
    (contract) => { contract.info.title = 'The webapps API of Peak'; }],
];
