const list = (contract) => contract.paths['/webapps/'].get;
const create = (contract) => contract.paths['/webapps/'].post;
const one = (contract) => contract.paths['/webapps/{webappId}'];
const schemas = (contract) => contract.components.schemas;

/**
 * Defects of a contract: a description, the linters that find it, and the edit that makes it.
 * The build's own check cares about what code can be made of, redocly about OpenAPI, spectral about our conventions.
 */
export const seededDefects = [
  ['a type is misspelt', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { schemas(contract).UpdateWebappRequest.properties.sessionStickiness.type = 'bolean'; }],
  ['a keyword is misspelt', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { list(contract).paramters = list(contract).parameters; delete list(contract).parameters; }],
  ['a reference has no target', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { schemas(contract).Webapp.properties.status.$ref = '#/components/schemas/WebapStatus'; }],
  ['an operation id is used twice', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { one(contract).delete.operationId = 'updateWebapp'; }],
  ['an operation has no id', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { delete one(contract).delete.operationId; }],
  ['a path parameter is not declared', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { delete one(contract).parameters; }],
  ['a path parameter is not required', ['ContractCheck', 'spectral'],
    (contract) => { delete one(contract).parameters[0].required; }],
  ['an example has a number for a string', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { create(contract).requestBody.content['application/json'].example.name = 12; }],
  ['an example has a property that its schema does not have', ['ContractCheck', 'redocly'],
    (contract) => { one(contract).get.responses[200].content['application/json'].example.novelty = true; }],
  ['a response has no example', ['ContractCheck'],
    (contract) => { delete one(contract).get.responses[200].content['application/json'].example; }],
  ['an error status has no exception', ['ContractCheck'],
    (contract) => { one(contract).get.responses[410] = { $ref: '#/components/responses/Conflict' }; }],
  ['an extension is misspelt', ['ContractCheck'],
    (contract) => { schemas(contract).ImageDetails.properties.imageId['x-redeploy'] = true; }],
  ['a schema is composed, which the templates do not cover', ['ContractCheck'],
    (contract) => { schemas(contract).Webapp.allOf = [{ $ref: '#/components/schemas/WebappReference' }]; }],
  ['an enum has a value without a name', ['ContractCheck'],
    (contract) => { schemas(contract).WebappStatus.enum.push('PAUSED'); }],
  ['a component is not used', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { schemas(contract).Forgotten = { type: 'object', description: 'It has no reference.', properties: {} }; }],
  ['a tag is not declared', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => { list(contract).tags = ['webaps']; }],
  ['an operation can be called without credentials', ['redocly'],
    (contract) => { delete contract.security; delete contract.components.securitySchemes; }],
  ['a maximum is below its minimum', ['ContractCheck'],
    (contract) => { list(contract).parameters[0].schema.minimum = 200; delete list(contract).parameters[0].example; }],
  ['there is no licence', ['redocly', 'spectral'],
    (contract) => { delete contract.info.license; }],
  ['two paths are the same but for the name of their placeholder', ['ContractCheck', 'redocly', 'spectral'],
    (contract) => {
      contract.paths['/webapps/{id}'] = structuredClone(one(contract));
      contract.paths['/webapps/{id}'].parameters[0].name = 'id';
    }],
  ['a response forbids unknown properties', ['spectral'],
    (contract) => { schemas(contract).Webapp.additionalProperties = false; }],
  ['an operation does not document status 500', ['spectral'],
    (contract) => { delete one(contract).delete.responses[500]; }],
  ['an operation on one webapp does not document status 404', ['spectral'],
    (contract) => { delete one(contract).get.responses[404]; }],
  ['an integer has no format', ['spectral'],
    (contract) => { delete schemas(contract).WebappsPage.properties.pageCount.format; }],
  ['a property is in snake case', ['spectral'],
    (contract) => {
      schemas(contract).Webapp.properties.scale_to_zero = { type: 'boolean', description: 'Whether it scales to zero.' };
    }],
  ['a description is not a sentence', ['spectral'],
    (contract) => { schemas(contract).Webapp.properties.name.description = 'name'; }],
  ['a description is missing', ['ContractCheck'],
    (contract) => { delete schemas(contract).Webapp.properties.name.description; }],
];
