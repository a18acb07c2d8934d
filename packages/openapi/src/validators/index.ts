export {
  type CompileOptions,
  compileValidators,
  type Validator,
  type Validators,
  type Violation,
  type WrittenFunctions,
} from "./compile-validators.ts";
export { namedValidators } from "./named-validators.ts";
export { namedRequestSchemas, namedResponseSchemas } from "./operation-schemas.ts";
