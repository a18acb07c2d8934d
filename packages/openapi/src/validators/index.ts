export {
  type CompileOptions,
  compileValidators,
  type Validator,
  type Validators,
  type Violation,
} from "./compile-validators.ts";
export { namedValidators } from "./named-validators.ts";
export { namedRequestSchemas, namedResponseSchemas } from "./operation-schemas.ts";
