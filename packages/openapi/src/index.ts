export {
  DescriptionError,
  type OpenApiDocument,
  type SchemaObject,
  type ServerObject,
} from "./document.ts";
export { schemaExample } from "./examples.ts";
export type {
  Example,
  Header,
  MediaType,
  Method,
  Operation,
  Parameter,
  ParameterPlace,
  RequestBody,
  Response,
  Security,
} from "./operation.ts";
export { essenceOf } from "./read-messages.ts";
export { isPaged, readOperations, responseOf, successOf } from "./read-operations.ts";
export {
  formsOf,
  itemsOf,
  nameOfSchema,
  propertiesOf,
  readSchema,
  typesOf,
  valuesOf,
} from "./read-schema.ts";
export { follow, isReference, type Located, pointerTo, valueAt } from "./reference.ts";
