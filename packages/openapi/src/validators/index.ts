export {
  type CompileOptions,
  compileValidators,
  type Validator,
  type Validators,
  type Violation,
} from "./compile-validators.ts";
export { requestSchemas, responseSchemas } from "./operation-schemas.ts";
